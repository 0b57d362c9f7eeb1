import { readFileSync, writeFileSync } from 'node:fs';
import { chosen } from './chosen.mjs';
import { written } from './written.mjs';
const recorded = new Map(JSON.parse(readFileSync('/tmp/all.json','utf8')).map(([k,v])=>[k,{...v,results:v.results.map(x=>x??undefined)}]));
const kept = chosen(recorded); const text = written(recorded, kept);
writeFileSync('../recordings/browsers.json', text);
console.log(kept.length, text.length, Object.fromEntries([...new Set(kept.map(i=>[...recorded.values()].map(r=>r.results[i]).find(x=>x).group))].map(g=>[g,kept.filter(i=>[...recorded.values()].map(r=>r.results[i]).find(x=>x).group===g).length])));
const d=JSON.parse(text); for (const k in d) console.log(k, JSON.stringify(d[k]).length);
