// One measurement of @getodk/xforms-engine in a process of its own: the same form, the same answers.
// Reads the plan from the JSON file named on the command line, prints one JSON object.
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { JSDOM } from 'jsdom';

const require = createRequire(import.meta.url);
const { window } = new JSDOM('<!doctype html><html><body></body></html>', { contentType: 'text/html' });
const names = [
	'DOMParser', 'XMLSerializer', 'Node', 'Element', 'Document', 'XMLDocument', 'Attr', 'CDATASection', 'Text',
	'Comment', 'ProcessingInstruction', 'DocumentFragment', 'NodeList', 'XPathResult', 'XPathEvaluator',
	'XPathExpression', 'HTMLElement', 'File', 'Blob', 'FormData', 'document', 'window',
];
for (const name of names) {
	if (globalThis[name] === undefined || ['Blob', 'File', 'FormData'].includes(name) === false) {
		try { globalThis[name] = name === 'window' ? window : window[name]; } catch { /* read-only in Node: keep its own */ }
	}
}
globalThis.__dirname = import.meta.dirname;
globalThis.require = require;

const { loadForm } = await import('@getodk/xforms-engine');
const plan = JSON.parse(readFileSync(process.argv[2], 'utf-8'));

const begun = performance.now();
const form = await loadForm(plan.xml, { fetchFormAttachment: async () => new Response('', { status: 404 }) });
const loaded = performance.now();
const { root } = form.createInstance();
const started = performance.now();

const byPath = new Map();
const walk = (node) => {
	byPath.set(node.currentState.reference, node);
	for (const child of node.currentState.children ?? []) walk(child);
};
walk(root);

const spans = [];
for (const [path, value, isSelect] of plan.answers) {
	const node = byPath.get(path);
	const from = performance.now();
	if (isSelect) node.selectValue(value);
	else node.setValue(node.valueType === 'int' ? BigInt(value) : value);
	void node.currentState.value;
	void node.validationState?.violation;
	for (const read of plan.reads) void byPath.get(read).currentState.valueOptions.length;
	spans.push(performance.now() - from);
}
spans.sort((a, b) => a - b);
const share = (part) => spans[Math.floor(spans.length * part)];
console.log(JSON.stringify({
	load: loaded - begun,
	start: started - loaded,
	p50: share(0.5),
	p95: share(0.95),
	resident: process.resourceUsage().maxRSS / 1024,
}));
