// Asks by Comunica and prints N-Triples or N-Quads.
// fetch.cjs select|construct SOURCE QUERY; a SOURCE is an endpoint (sparql@ADDRESS) or a document.
const { QueryEngine } = require("@comunica/query-sparql");

const ESCAPES = { "\\": "\\\\", '"': '\\"', "\n": "\\n", "\r": "\\r" };

function term(node) {
  if (node.termType === "NamedNode") {
    return `<${node.value}>`;
  }
  if (node.termType === "BlankNode") {
    return `_:${node.value}`;
  }
  const text = `"${node.value.replace(/[\\"\n\r]/g, (character) => ESCAPES[character])}"`;
  if (node.language) {
    return `${text}@${node.language}`;
  }
  return `${text}^^<${node.datatype.value}>`;
}

function show(...nodes) {
  process.stdout.write(`${nodes.map(term).join(" ")} .\n`);
}

async function main([form, source, query]) {
  const address = source.replace(/^sparql@/, "");
  const type = address === source ? "file" : "sparql";
  const context = { sources: [{ type, value: address }] };
  const engine = new QueryEngine();
  if (form === "construct") {
    for await (const quad of await engine.queryQuads(query, context)) {
      show(quad.subject, quad.predicate, quad.object);
    }
  } else {
    for await (const row of await engine.queryBindings(query, context)) {
      show(...["s", "p", "o", "g"].filter((name) => row.has(name)).map((name) => row.get(name)));
    }
  }
}

main(process.argv.slice(2)).catch((error) => {
  console.error(error);
  process.exitCode = 1;
});
