// An OpenAI-compatible /chat/completions over llama.cpp, bound to the schema that is asked for: llama.mjs MODEL TOKENS MODULES
import http from "node:http";
import { createRequire } from "node:module";
import { pathToFileURL } from "node:url";

const found = createRequire(process.argv[4] + "/").resolve("node-llama-cpp");
const { getLlama, LlamaCompletion } = await import(pathToFileURL(found).href);
const llama = await getLlama({ gpu: false, build: "never", logLevel: "error" });
const model = await llama.loadModel({ modelPath: process.argv[2] });
const most = Number(process.argv[3]);
const server = http.createServer(async (request, response) => {
  let text = "";
  for await (const piece of request) text += piece;
  const asked = JSON.parse(text);
  const grammar = await llama.createGrammarForJsonSchema(asked.response_format.json_schema.schema);
  const context = await model.createContext({ contextSize: 16384 });
  const completion = new LlamaCompletion({ contextSequence: context.getSequence() });
  const prompt = asked.messages.map((one) => one.content).join("\n");
  const content = await completion.generateCompletion(prompt, { grammar, maxTokens: most, temperature: 1, seed: 7 });
  await context.dispose();
  response.setHeader("content-type", "application/json");
  response.end(JSON.stringify({ choices: [{ message: { role: "assistant", content } }], usage: { total_tokens: 1 } }));
});
server.listen(0, "127.0.0.1", () => console.log(server.address().port));
