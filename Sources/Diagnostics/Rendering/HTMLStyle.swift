/// The look of all pages: plain, for paper, phones and dark rooms too, in both directions of writing.
///
/// Colours reach a contrast of 4.5 to 1 on what is below them; `make test` asks axe-core.
enum HTMLStyle {
    static let sheet = """
        :root { color-scheme: light dark; --text: #1b1b1b; --soft: #4a4f55; --page: #fff; --line: #c4c9cf; --source: #f2f4f6; --mark: #ffe08a; --edge: #7a5c00; --link: #0b4f9e; --on: #fff; --error: #a4161a; --warning: #7a4f00; --note: #35495e; --valid: #1b6b32; }
        @media (prefers-color-scheme: dark) { :root { --text: #e9eaec; --soft: #b9bec5; --page: #16181b; --line: #4a5058; --source: #22262b; --mark: #5a4700; --edge: #ffd54a; --link: #8ec1ff; --on: #16181b; --error: #ff9b9b; --warning: #ffc46b; --note: #b4c7da; --valid: #8fd8a4; } }
        @media print { :root { color-scheme: light; --text: #000; --soft: #333; --page: #fff; --line: #999; --source: #fff; --mark: #fff; --edge: #000; --link: #000; --on: #000; --error: #fff; --warning: #fff; --note: #fff; --valid: #fff; } }
        body { font: 1rem/1.5 system-ui, "Noto Sans", "Noto Sans Arabic", "Noto Sans CJK SC", sans-serif; max-width: 56rem; margin: 0 auto; padding: 1rem; color: var(--text); background: var(--page); overflow-wrap: break-word; }
        h1 { font-size: 1.7rem; line-height: 1.25; margin: .5rem 0; } h2 { font-size: 1.2rem; margin: 2rem 0 .5rem; } h3 { font-size: 1.05rem; margin: 0; font-weight: 600; }
        h2, h3 { break-after: avoid; } p { margin: .4rem 0; } ul { padding-inline-start: 1.2rem; } li { margin: .2rem 0; }
        a { color: var(--link); } a:focus-visible, summary:focus-visible, .wide:focus-visible { outline: 3px solid var(--link); outline-offset: 2px; }
        article { border: 1px solid var(--line); border-inline-start: .35rem solid var(--line); border-radius: .3rem; padding: .7rem .9rem; margin: .8rem 0; break-inside: avoid; }
        article.error { border-inline-start-color: var(--error); } article.warning { border-inline-start-color: var(--warning); } article.note { border-inline-start-color: var(--note); }
        code { font: .92em/1.5 ui-monospace, "Noto Sans Mono", monospace; overflow-wrap: anywhere; unicode-bidi: isolate; direction: ltr; } bdi.file { overflow-wrap: anywhere; }
        .source { display: flex; gap: .8rem; background: var(--source); border: 1px solid var(--line); border-radius: .2rem; padding: .4rem .6rem; margin: .5rem 0; }
        .source .number { color: var(--soft); font-variant-numeric: tabular-nums; user-select: none; } .source code { white-space: pre-wrap; min-width: 0; flex: 1; }
        mark { background: var(--mark); color: inherit; outline: 2px solid var(--edge); border-radius: .1rem; }
        .badge { display: inline-block; border-radius: .2rem; padding: 0 .45rem; color: var(--on); font-size: .9rem; font-weight: 600; }
        .badge.error, .badge.invalid { background: var(--error); } .badge.warning { background: var(--warning); } .badge.note, .badge.unchecked { background: var(--note); } .badge.valid { background: var(--valid); }
        .place, .about, footer, details p, details li { color: var(--soft); font-size: .94rem; } .index { list-style: none; padding: 0; } .index li { border-bottom: 1px solid var(--line); padding: .3rem 0; }
        details { margin: .5rem 0 0; } summary { cursor: pointer; color: var(--soft); font-size: .94rem; min-height: 1.5rem; } h2 + details summary { font-size: 1rem; }
        pre { background: var(--source); padding: .5rem; margin: .3rem 0; white-space: pre-wrap; overflow-wrap: anywhere; }
        .wide { overflow-x: auto; } th code { white-space: nowrap; } table { border-collapse: collapse; margin: .8rem 0; min-width: 100%; } caption { text-align: start; color: var(--soft); }
        th, td { border: 1px solid var(--line); padding: .3rem .5rem; text-align: start; vertical-align: top; } td.number { text-align: end; font-variant-numeric: tabular-nums; }
        footer { border-top: 1px solid var(--line); margin-top: 2rem; } footer h2 { font-size: 1rem; margin: .8rem 0 .3rem; }
        @media (max-width: 30rem) { body { padding: .6rem; } h1 { font-size: 1.4rem; } article { padding: .6rem; } }
        @media print { body { max-width: none; padding: 0; font-size: 10pt; } .badge { border: 1px solid #000; } mark { text-decoration: underline; } a { text-decoration: none; } details:not([open]) { display: none; } }
        """
}
