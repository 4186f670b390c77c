/** The style sheet of all pages. */
export const STYLE = `
:root {
  color-scheme: light dark;
  --ground: #f6f7f9; --surface: #fff; --line: #dfe3e8; --text: #1c2430; --quiet: #5b6675;
  --accent: #0b6e5b; --accent-text: #fff; --chip: #e6f2ef; --chip-text: #0a5547; --bad: #b3261e;
}
@media (prefers-color-scheme: dark) {
  :root {
    --ground: #14181d; --surface: #1c2229; --line: #313a45; --text: #e8ecf1; --quiet: #a3afbd;
    --accent: #4cc3a8; --accent-text: #08251f; --chip: #17332d; --chip-text: #8fe0cc; --bad: #ff8a80;
  }
}
* { box-sizing: border-box; }
body { margin: 0; background: var(--ground); color: var(--text); font: 16px/1.5 system-ui, sans-serif; }
a { color: var(--accent); }
:focus-visible { outline: 3px solid var(--accent); outline-offset: 2px; }
.skip { position: absolute; left: -999px; }
.skip:focus { left: 1rem; top: 1rem; background: var(--surface); padding: .5rem 1rem; z-index: 1; }
header { background: var(--surface); border-bottom: 1px solid var(--line); }
header > div, main { max-width: 72rem; margin: 0 auto; padding: 0 1.25rem; }
header > div { display: flex; align-items: center; gap: 1.5rem; min-height: 3.5rem; }
header strong { font-size: 1.1rem; letter-spacing: .02em; }
header nav { display: flex; gap: 1.25rem; flex: 1; }
header nav a { text-decoration: none; color: var(--quiet); padding: .25rem 0; }
header nav a[aria-current] { color: var(--text); border-bottom: 2px solid var(--accent); }
main { padding-top: 1.5rem; padding-bottom: 3rem; }
h1 { font-size: 1.5rem; margin: 0 0 1rem; overflow-wrap: anywhere; }
h2 { font-size: 1.05rem; margin: 2rem 0 .6rem; }
.quiet { color: var(--quiet); }
.card { background: var(--surface); border: 1px solid var(--line); border-radius: 10px; }
.filters { display: flex; flex-wrap: wrap; gap: .75rem 1rem; align-items: end; margin-bottom: 1.25rem; }
label { display: block; font-size: .875rem; color: var(--quiet); }
input, select { font: inherit; color: inherit; background: var(--surface); border: 1px solid var(--line);
  border-radius: 6px; padding: .4rem .6rem; min-width: 12rem; max-width: 100%; }
button, .button { font: inherit; border: 1px solid var(--accent); border-radius: 6px; padding: .4rem 1rem;
  background: var(--accent); color: var(--accent-text); cursor: pointer; text-decoration: none; display: inline-block; }
button.plain, .button.plain { background: none; border-color: var(--line); color: inherit; }
.scroll { overflow-x: auto; }
table { width: 100%; border-collapse: collapse; }
th, td { text-align: left; padding: .6rem .9rem; border-bottom: 1px solid var(--line); vertical-align: top; }
tbody tr:last-child > * { border-bottom: 0; }
thead th { font-size: .8rem; color: var(--quiet); font-weight: 600; }
tbody tr:hover { background: var(--ground); }
td.address { overflow-wrap: anywhere; }
time { white-space: nowrap; font-variant-numeric: tabular-nums; }
.chip { background: var(--chip); color: var(--chip-text); border-radius: 99px; padding: .1rem .6rem;
  font-size: .8rem; font-weight: 600; white-space: nowrap; }
.empty { padding: 2.5rem; text-align: center; color: var(--quiet); }
.pages { margin-top: 1rem; display: flex; gap: .75rem; }
dl { display: grid; grid-template-columns: max-content 1fr; gap: .35rem 1.25rem; margin: 0; padding: 1rem 1.25rem; }
dt { color: var(--quiet); }
dd { margin: 0; overflow-wrap: anywhere; }
iframe { width: 100%; height: 34rem; border: 0; border-radius: 10px; background: #fff; display: block; }
pre { margin: 0; padding: 1rem 1.25rem; white-space: pre-wrap; overflow-wrap: anywhere; font: .875rem/1.55 ui-monospace, monospace; }
.sign-in { max-width: 26rem; margin: 8vh auto 0; padding: 1.75rem; }
.sign-in input { width: 100%; margin: .15rem 0 1rem; }
.error { color: var(--bad); margin: 0 0 1rem; }
.letter { max-width: 34rem; margin: 6vh auto 0; padding: 1.75rem; }
.letter label { display: flex; align-items: start; gap: .6rem; color: inherit; font-size: 1rem; margin: .6rem 0; }
.letter input { min-width: 0; margin: .35rem 0 0; accent-color: var(--accent); }
.letter form + form { margin-top: 1.5rem; padding-top: 1.25rem; border-top: 1px solid var(--line); }
@media (max-width: 40rem) { dl { grid-template-columns: 1fr; gap: 0; } dd { margin-bottom: .6rem; } }
`;
