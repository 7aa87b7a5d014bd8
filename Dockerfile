# kg, with the server and the tools for agents. `docker build -t kg .`, then for instance
#   docker run --rm -v "$PWD/notes:/pages" kg build /pages
FROM python:3.12-slim
WORKDIR /src
COPY . .
RUN pip install --no-cache-dir '.[serve,mcp,parquet,pictures]' && rm -rf /src
RUN useradd --create-home reader && mkdir /pages && chown reader /pages
USER reader
WORKDIR /pages
ENV PYTHONUNBUFFERED=1
ENTRYPOINT ["kg"]
CMD ["--help"]
