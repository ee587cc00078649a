// Every language of the service writes its values as CLDR 42 has them, which
// is worked out from CLDR's own data (cldr.mjs), not by ICU. Differences that
// have a reason stand in tests/data/cldr.txt.
import { execFile } from 'node:child_process';
import fs from 'node:fs';
import os from 'node:os';
import * as cldr from './cldr.mjs';

const top = process.env.top_srcdir ?? '.';
const program = process.env.VERNACULAR ?? 'src/vernacular';
const LEAST_LOCALES = 90;

try {
	cldr.load('cldr-core/package.json');
	cldr.load('cldr-misc-full/package.json');
} catch {
	console.log('1..0 # SKIP the data of CLDR is not installed: npm ci');
	process.exit(0);
}

const days = [];
for (let month = 1; month <= 12; month++)
	for (const day of [1, 9, 28])
		days.push(`${1998 + 7 * (month % 5)}-` +
			`${String(month).padStart(2, '0')}-` +
			`${String(day).padStart(2, '0')}`);
days.push('2024-02-29', '1999-12-31', '2100-03-01', '2026-11-21');

const times = [];
for (let hour = 0; hour < 24; hour++)
	times.push(`${String(hour).padStart(2, '0')}:${hour % 3 ? '05' : '30'}`);
times.push('00:00', '12:00', '23:59');

const numbers = ['0', '1', '-1', '12', '999', '1000', '-1234.5', '9999', '10000',
	'12345.678', '99999', '100000', '1234567.891', '-12345678', '0.5', '-0.25',
	'123456789012', '7.10', '0.0001'];
const amounts = ['0', '1', '-1', '0.05', '-0.05', '412.50', '999.99', '1000',
	'1234.5', '-1234.56', '9999.99', '10000', '123456.78', '9876543.21'];
const counts = ['1000000', '1000', '1000001', '100', '101', '102', '103', '111',
	'112', '119', '121', '200', '1.5', '0.5', '0.1', '1.1', '2.3', '10.2', '21.5'];
for (let n = 0; n < 30; n++)
	counts.push(String(n));

// A kind of value: its inputs, and what CLDR makes of one.
const kinds = {
	'date-long': [days, cldr.dateLong],
	'date-short': [days, cldr.dateShort],
	time: [times, cldr.time],
	datetime: [days.map((day, i) => `${day}T${times[i % times.length]}`),
		cldr.datetime],
	money: [amounts.map(amount => `${amount} GBP`), cldr.money],
	number: [numbers, cldr.number],
	percent: [['0', '0.01', '0.256', '1', '-0.05', '0.12345', '12.5', '100'],
		cldr.percent],
	list: [['Xavi', 'Xavi\tZoe', 'Xavi\tZoe\tTom', 'Xavi\tZoe\tTom\tSam',
		'Xavi\tZoe\tTom\tSam\tBen'], cldr.list],
	plural: [counts, cldr.plural],
};

// TAG TYPE, tabs between, then the reason: what is left out of the comparison.
const exceptions = new Map(fs.readFileSync(`${top}/tests/data/cldr.txt`, 'utf8')
	.split('\n').filter(line => line && !line.startsWith('#'))
	.map(line => line.split('\t')).map(([tag, type, reason]) =>
		[`${tag} ${type}`, reason]));

// The habits of a region, where it is named.
const regions = ['ar-EG', 'ar-MA', 'bn-IN', 'de-AT', 'de-CH', 'en-AU', 'en-IE',
	'en-US', 'es-MX', 'fr-CA', 'fr-CH', 'it-CH', 'nl-BE', 'pt-AO', 'pt-PT',
	'ta-LK', 'ur-IN'];

// The service's languages and the locale that formats each.
function languages() {
	const table = fs.readFileSync(`${top}/src/lang/tag.c`, 'utf8');
	const row = /\{"([\w-]+)",\s+"\w{4}",\s+"[^"]*",\s+"[^"]*",\s+(?:"[^"]*"|NULL),\s+"(\w+)"/g;

	return [...table.matchAll(row)].map(([, tag, locale]) =>
		({ tag, locale: locale.replaceAll('_', '-') }))
		.concat(regions.map(tag =>
			({ tag, locale: tag === 'en-US' ? 'en' : tag })));
}

function run(words, lines) {
	return new Promise(resolve => {
		const child = execFile(program, words, (error, out, complaint) =>
			resolve(error ? complaint : out));
		child.stdin.on('error', () => {});
		child.stdin.end(lines.join('\n') + '\n');
	});
}

async function differences(language, type, digits) {
	const [inputs, expected] = kinds[type];
	const data = cldr.locale(language.locale);
	const words = ['value', '--lang', language.tag, '--type', type];

	if (digits)
		words.push('--digits', digits);
	const got = (await run([...words, '-'], inputs)).split('\n');
	return inputs.flatMap((input, i) => {
		const wanted = expected(data, input, digits);

		return got[i] === wanted ? [] :
			[`${language.tag} ${input} ${digits ?? ''}: ` +
			`${JSON.stringify(got[i])}, CLDR ${JSON.stringify(wanted)}`];
	});
}

const jobs = [];
for (const language of languages()) {
	for (const type of Object.keys(kinds))
		jobs.push({ language, type });
	if (cldr.usualSystem(cldr.locale(language.locale)) === 'latn')
		continue;
	for (const digits of ['latin', 'native'])
		for (const type of ['date-long', 'money'])
			jobs.push({ language, type, digits });
}

const found = Object.fromEntries(Object.keys(kinds).map(type => [type, []]));
const agree = Object.fromEntries(Object.keys(kinds).map(type => [type, new Set()]));
const unused = new Set(exceptions.keys());

async function work() {
	for (let job; (job = jobs.pop());) {
		const key = `${job.language.tag} ${job.type}`;
		const wrong = await differences(job.language, job.type, job.digits);

		if (wrong.length && exceptions.has(key))
			unused.delete(key);
		else if (wrong.length)
			found[job.type].push(...wrong);
		else if (!job.digits)
			agree[job.type].add(job.language.tag);
	}
}

await Promise.all(Array.from({ length: Math.max(2, os.cpus().length) }, work));

let n = 0;
function report(good, title, why = []) {
	console.log(`${good ? 'ok' : 'not ok'} ${++n} - cldr: ${title}`);
	why.slice(0, Number(process.env.CLDR_SHOW ?? 12))
		.forEach(line => console.log(`# ${line}`));
}

for (const type of Object.keys(kinds)) {
	report(!found[type].length, `${type} in every language`, found[type]);
	report(agree[type].size >= LEAST_LOCALES,
		`${type} agrees in ${agree[type].size} of at least ` +
		`${LEAST_LOCALES} languages`);
}
report(!unused.size, 'every exception is needed', [...unused]);
console.log(`1..${n}`);
