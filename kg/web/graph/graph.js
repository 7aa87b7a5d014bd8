// The influence graph: who influenced on the left, who was on the right; what stands somewhere never moves by itself.
import Graph from "graphology";
import Sigma from "sigma";
import { extremityArrow, layerPlain, pathCurved, pathLine } from "sigma/rendering";

const box = document.getElementById("graph");
const island = document.getElementById("graph-data");
if (box && island) start(JSON.parse(island.textContent));

function start(data) {
  const css = getComputedStyle(document.documentElement);
  const colour = (name) => css.getPropertyValue(name).trim();
  const paint = {
    ink: colour("--ink"), soft: colour("--soft"), line: colour("--line"), accent: colour("--accent"), card: colour("--card"),
    Person: colour("--accent"), Organization: colour("--k-opinion"), Paper: colour("--k-claim"), Book: colour("--k-prediction"),
    Concept: colour("--k-number"), Field: colour("--k-number"), Method: colour("--k-definition"),
  };
  const font = "system-ui, sans-serif";
  const graph = new Graph({ multi: true, type: "directed" });
  const edges = new Map();
  const pinned = new Set(), hidden = new Set(), opened = [];
  let chosen = null, from = data.start;
  box.removeAttribute("aria-hidden");
  box.setAttribute("role", "img");
  box.setAttribute("aria-label", document.querySelector("h1").textContent);

  const size = (id) => (id === data.start ? 11 : 7);
  const add = (more) => {
    for (const node of more.nodes) {
      if (graph.hasNode(node.id)) continue;
      graph.addNode(node.id, { x: node.x, y: node.y, label: node.name, kind: node.type, url: node.url, size: size(node.id), color: paint[node.type] || paint.soft });
    }
    for (const edge of more.edges) {
      if (edges.has(edge.id) || !graph.hasNode(edge.from) || !graph.hasNode(edge.to)) continue;
      edges.set(edge.id, edge);
      graph.addEdgeWithKey(edge.id, edge.from, edge.to, { how: edge.how, label: edge.how, size: 1 + Math.min(3, edge.sources) * 0.7 });
    }
  };
  add(data);

  let renderer;
  try {
    renderer = new Sigma(graph, box, {
      primitives: { edges: { paths: [pathCurved(), pathLine()], extremities: [extremityArrow()], layers: [layerPlain()] } },
      styles: {
        nodes: {
          x: { attribute: "x" }, y: { attribute: "y" }, label: { attribute: "label" }, color: { attribute: "color" },
          size: { attribute: "size", defaultValue: 7 },
          labelColor: paint.ink, labelSize: 13, labelFont: font, labelPosition: (attributes) => (attributes.x < 0 ? "left" : attributes.x > 0 ? "right" : "below"), labelVisibility: "visible",
          visibility: (attributes) => (attributes.off ? "hidden" : "visible"),
          backdropVisibility: (attributes, state) => (attributes.on || state.isHovered ? "visible" : "hidden"),
          backdropColor: paint.card, backdropBorderColor: paint.accent, backdropBorderWidth: 1.5, backdropPadding: 5,
          backdropShadowBlur: 0, backdropCornerRadius: 6, cursor: "pointer",
        },
        edges: {
          path: "curved", head: "arrow", size: { attribute: "size", defaultValue: 1.5 }, cursor: "pointer",
          color: (attributes, state) => (attributes.on || state.isHovered ? paint.accent : paint.soft),
          opacity: (attributes, state) => (attributes.on || state.isHovered ? 1 : 0.55),
          label: { attribute: "label" }, labelColor: paint.soft, labelSize: 11, labelFont: font,
          labelVisibility: (attributes, state) => (attributes.told || state.isHovered ? "visible" : "hidden"),
          visibility: (attributes) => (attributes.off ? "hidden" : "visible"),
        },
      },
      settings: { enableEdgeEvents: true, renderEdgeLabels: true, enableNodeDrag: true, stagePadding: 70, nodeLabelEvents: "extend", minCameraRatio: 0.1, maxCameraRatio: 6, gestureTarget: "shared" },
    });
  } catch (error) {
    box.replaceChildren();
    console.info(`kg: no graph can be drawn here: ${error.message}`);
    return;
  }

  const tools = document.getElementById("tools"), beside = document.getElementById("beside");
  tools.hidden = false;
  const make = (name, attributes, ...content) => {
    const element = document.createElement(name);
    for (const [key, value] of Object.entries(attributes)) if (value != null) element.setAttribute(key, value);
    element.append(...content);
    return element;
  };
  const link = (node) => make("a", { href: node.url, class: "name" }, make("bdi", {}, node.label));

  const choose = (id) => {
    graph.forEachNode((node) => graph.setNodeAttribute(node, "on", node === id));
    graph.forEachEdge((edge, _, source, target) =>
      graph.mergeEdgeAttributes(edge, { told: edge === id, on: edge === id || source === id || target === id }));
    chosen = id;
  };
  const showEdge = (id) => {
    const edge = edges.get(id);
    const ends = [edge.from, edge.to].map((end) => graph.getNodeAttributes(end));
    const time = edge.play && /^https?:/i.test(edge.play)
      ? make("a", { href: edge.play, class: "time", rel: "noreferrer noopener", target: "_blank" }, `▸ ${edge.time}`)
      : make("span", { class: "time" }, edge.time);
    beside.replaceChildren(
      make("h3", {}, link(ends[0]), " ", make("span", { class: "how" }, `${edge.how} →`), " ", link(ends[1])),
      make("p", {}, make("q", { class: "quote" }, edge.quote ? `“${edge.quote}”` : "")),
      make("p", { class: "where" }, make("a", { href: edge.url, class: "place" }, `${edge.path}:${edge.line}`), " ", time),
    );
    beside.querySelectorAll("bdi, q").forEach((words) => words.setAttribute("dir", "auto"));
  };
  const showNode = (id) => {
    const node = graph.getNodeAttributes(id);
    const rows = graph.edges(id).filter((edge) => !graph.getEdgeAttribute(edge, "off")).map((edge) => {
      const row = edges.get(edge), other = graph.getNodeAttributes(row.from === id ? row.to : row.from);
      const button = make("button", { type: "button", class: "plain" }, row.from === id ? `${row.how} → ` : `← ${row.how} `, other.label);
      button.addEventListener("click", () => { choose(edge); showEdge(edge); });
      return make("li", {}, button);
    });
    beside.replaceChildren(make("h3", {}, link(node)), make("ul", { class: "plain" }, ...rows));
  };
  const permalink = () => {
    const here = new URL(location.href);
    if (opened.length) here.searchParams.set("open", opened.map((id) => id.replace(/^.*\/id\//, "")).join(","));
    history.replaceState(null, "", here);
    return here;
  };
  const grow = async (id) => {
    if (document.body.hasAttribute("data-static") || opened.includes(id)) return;
    opened.push(id);
    const address = permalink();
    address.pathname = "/graph.json";
    const answer = await fetch(address, { headers: { Accept: "application/json" } }).catch(() => null);
    if (!answer?.ok) return;
    const more = await answer.json();
    add(more);
    filter();
    box.dataset.nodes = graph.order;
  };
  const kinds = () => new Set([...document.querySelectorAll(".kind-box:not(:checked)")].map((one) => one.value));
  const filter = () => {
    const off = kinds();
    graph.forEachNode((node) => graph.setNodeAttribute(node, "off", hidden.has(node)));
    graph.forEachEdge((edge, attributes, source, target) =>
      graph.setEdgeAttribute(edge, "off", off.has(attributes.how) || hidden.has(source) || hidden.has(target)));
    graph.forEachNode((node) => {
      if (node !== data.start && !graph.edges(node).some((edge) => !graph.getEdgeAttribute(edge, "off"))) graph.setNodeAttribute(node, "off", true);
    });
  };
  const walk = (id) => { choose(id); showNode(id); from = id; grow(id).then(() => chosen === id && showNode(id)); };
  renderer.on("clickNode", ({ node }) => walk(node));
  renderer.on("clickEdge", ({ edge }) => { choose(edge); showEdge(edge); });
  renderer.on("clickStage", () => choose(null));
  document.querySelectorAll(".kind-box").forEach((one) => one.addEventListener("change", filter));
  const on = (id, act) => document.getElementById(id)?.addEventListener("click", act);
  on("fit", () => renderer.getCamera().animatedReset());
  on("hide", () => { if (chosen && graph.hasNode(chosen) && chosen !== data.start) { hidden.add(chosen); filter(); } });
  on("back", () => { hidden.clear(); document.querySelectorAll(".kind-box").forEach((one) => { one.checked = true; }); filter(); });
  on("pin", () => {
    if (!chosen || !graph.hasNode(chosen)) return;
    pinned.has(chosen) ? pinned.delete(chosen) : pinned.add(chosen);
    graph.setNodeAttribute(chosen, "size", pinned.has(chosen) ? 13 : size(chosen));
  });
  // By keyboard: arrows go along the edges, Enter grows, Delete hides
  box.tabIndex = 0;
  box.addEventListener("keydown", (event) => {
    const steps = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, 1], ArrowDown: [0, -1] }[event.key];
    if (steps) {
      event.preventDefault();
      const here = graph.getNodeAttributes(from);
      let best = null, least = Infinity;
      graph.forEachNode((node, at) => {
        const dx = (at.x - here.x) * steps[0], dy = (at.y - here.y) * steps[1], far = Math.hypot(at.x - here.x, (at.y - here.y) * 4);
        if (node !== from && !at.off && dx + dy > 0 && far < least) { least = far; best = node; }
      });
      if (best) { from = best; choose(best); showNode(best); }
    } else if (event.key === "Enter") walk(from);
    else if (event.key === "Delete") document.getElementById("hide").click();
  });
  box.dataset.nodes = graph.order;
  choose(data.start);
  showNode(data.start);
  window.kgGraph = { graph, renderer, walk };
}
