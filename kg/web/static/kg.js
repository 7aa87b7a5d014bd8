// Everything works without this file; with it, names are found as one types and evidence opens in its paragraph.
"use strict";
(() => {
  const make = (name, attributes = {}, ...content) => {
    const element = document.createElement(name);
    for (const [key, value] of Object.entries(attributes)) element.setAttribute(key, value);
    element.append(...content);
    return element;
  };
  const fixed = document.body.hasAttribute("data-static");

  // Names as one types (the combobox pattern of WAI-ARIA)
  const ask = async (text) => {
    if (fixed) {
      const wanted = text.toLowerCase();
      return (window.KG_NAMES || []).filter((row) => row.search.includes(wanted)).slice(0, 12)
        .map((row) => ({ ...row, url: document.body.dataset.up + row.url }));
    }
    const answer = await fetch(`/search.json?only=names&q=${encodeURIComponent(text)}`, { headers: { Accept: "application/json" } });
    return answer.ok ? (await answer.json()).names : [];
  };
  let count = 0;
  const suggest = (input, choose) => {
    const id = `suggest-${count++}`;
    const list = make("ul", { class: "suggest", role: "listbox", id, "aria-label": input.getAttribute("aria-label") || input.name });
    list.hidden = true;
    let box = input.parentElement;
    if (!box.classList.contains("search")) {
      box = make("span", { class: "field" });
      input.replaceWith(box);
      box.append(input);
    }
    box.append(list);
    Object.entries({ role: "combobox", "aria-autocomplete": "list", "aria-controls": id, "aria-expanded": "false", autocomplete: "off" })
      .forEach(([key, value]) => input.setAttribute(key, value));
    let rows = [], at = -1, turn = 0, waiting = 0;
    const close = () => { list.hidden = true; at = -1; input.setAttribute("aria-expanded", "false"); input.removeAttribute("aria-activedescendant"); };
    const mark = (number) => {
      at = (number + rows.length) % rows.length;
      [...list.children].forEach((item, n) => item.setAttribute("aria-selected", String(n === at)));
      input.setAttribute("aria-activedescendant", `${id}-${at}`);
      list.children[at].scrollIntoView({ block: "nearest" });
    };
    const look = async () => {
      const mine = ++turn, text = input.value.trim();
      if (!text) return close();
      const found = await ask(text).catch(() => []);
      if (mine !== turn) return;
      rows = found;
      list.replaceChildren(...rows.map((row, n) => make("li", { role: "option", id: `${id}-${n}`, "aria-selected": "false" },
        make("bdi", {}, row.name), make("span", { class: "count" }, row.type || ""))));
      list.hidden = !rows.length;
      at = -1;
      input.setAttribute("aria-expanded", String(rows.length > 0));
    };
    input.addEventListener("input", () => { clearTimeout(waiting); waiting = setTimeout(look, 90); });
    input.addEventListener("keydown", (event) => {
      if (list.hidden) return;
      if (event.key === "ArrowDown") { event.preventDefault(); mark(at + 1); }
      else if (event.key === "ArrowUp") { event.preventDefault(); mark(at < 0 ? rows.length - 1 : at - 1); }
      else if (event.key === "Escape") close();
      else if (event.key === "Enter" && at >= 0) { event.preventDefault(); choose(rows[at]); close(); }
    });
    list.addEventListener("mousedown", (event) => {
      const item = event.target.closest("[role=option]");
      if (item) { event.preventDefault(); choose(rows[[...list.children].indexOf(item)]); close(); }
    });
    input.addEventListener("blur", () => setTimeout(close, 120));
  };
  document.querySelectorAll("#q").forEach((input) => {
    suggest(input, (row) => { location.href = row.url; });
    if (fixed) input.form.addEventListener("submit", async (event) => {
      event.preventDefault();
      const [first] = await ask(input.value.trim());
      if (first && input.value.trim()) location.href = first.url;
    });
  });
  document.querySelectorAll("[data-suggest=name]").forEach((input) => suggest(input, (row) => { input.value = row.name; }));
  document.addEventListener("keydown", (event) => {
    if (event.key === "/" && !/^(INPUT|TEXTAREA|SELECT)$/.test(document.activeElement.tagName) && !event.ctrlKey && !event.metaKey) {
      event.preventDefault();
      document.getElementById("q")?.focus();
    }
  });

  // A fact that opens shows its words in their paragraph
  const paragraphs = async (details) => {
    const address = details.dataset.more;
    if (!details.open || !address || details.dataset.read) return;
    details.dataset.read = "1";
    const answer = await fetch(address, { headers: { Accept: "text/html" } }).catch(() => null);
    if (!answer || !answer.ok) return;
    const page = new DOMParser().parseFromString(await answer.text(), "text/html");
    const evidence = page.querySelector("#evidence");
    if (!evidence) return;
    evidence.querySelector("h2")?.remove();
    details.querySelectorAll(":scope > .said").forEach((old) => old.remove());
    details.querySelector("summary").after(document.importNode(evidence, true));
    evidence.removeAttribute("id");
    details.querySelector("section#evidence")?.removeAttribute("id");
  };
  document.addEventListener("toggle", (event) => { if (event.target.matches?.("details[data-more]")) paragraphs(event.target); }, true);
  const opened = () => {
    const target = location.hash.length > 1 && document.getElementById(decodeURIComponent(location.hash.slice(1)));
    if (target && target.matches("details")) target.open = true;
  };
  addEventListener("hashchange", opened);
  opened();

  // A video is asked for only when the reader asks
  document.querySelectorAll("[data-video]").forEach((button) => {
    button.hidden = false;
    button.addEventListener("click", () => {
      const src = `https://www.youtube-nocookie.com/embed/${encodeURIComponent(button.dataset.video)}`;
      button.replaceWith(make("iframe", { src, title: button.textContent, allow: "fullscreen", referrerpolicy: "strict-origin-when-cross-origin" }));
    });
  });
})();
