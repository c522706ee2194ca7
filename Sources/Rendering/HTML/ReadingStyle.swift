/// The look of a document on a page, beside that of all pages: as the United Nations prints it, notes in the margin where
/// there is one, and a sheet of A4 on paper.
enum ReadingStyle {
    static let sheet = """
        main.document { max-width: 42rem; margin: 0 auto; font-family: Georgia, "Noto Serif", "Noto Naskh Arabic", "Noto Serif CJK SC", serif; line-height: 1.55; }
        .document h1 { font-size: 1.6rem; margin: 1.6rem 0 .4rem; } .document h2 { font-size: 1.25rem; } .document h3 { font-size: 1.1rem; margin: 1.4rem 0 .4rem; } .document h4, .document h5, .document h6 { font-size: 1rem; margin: 1.2rem 0 .4rem; }
        .unseen { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); white-space: nowrap; }
        .masthead { display: grid; grid-template-columns: 1fr auto; gap: .2rem 1.5rem; border-bottom: 2px solid var(--text); padding-bottom: .8rem; } .masthead p { margin: .1rem 0; }
        .issuer { font-size: 1.3rem; font-weight: 700; } .issuer .publisher { font-size: 1rem; font-weight: 400; } .symbol { font-weight: 700; font-size: 1.1rem; } .agenda { grid-column: 1 / -1; border-top: 1px solid var(--line); padding-top: .5rem; }
        .documentType { font-weight: 700; } .source-line { color: var(--soft); margin: .1rem 0; } .designation { font-weight: 700; margin-top: 2rem; }
        .summary, .contents { border: 1px solid var(--line); border-radius: .2rem; padding: .2rem 1.2rem .8rem; margin: 1.5rem 0; } .preamble, .reply, .annex { margin: 1.2rem 0; } .annex { border-top: 1px solid var(--line); }
        .contents ul { list-style: none; padding: 0; } .contents li { display: flex; gap: .8rem; } .contents .title { flex: 1; } .contents .level2 { padding-inline-start: 1.5rem; } .contents .level3, .contents .level4, .contents .level5, .contents .level6 { padding-inline-start: 3rem; } .columns { display: flex; justify-content: flex-end; gap: .8rem; } .range { font-variant-numeric: tabular-nums; }
        .paragraph { margin: .8rem 0; } .paragraph > .number, .paragraph > p > .number { display: inline-block; min-width: 2.2rem; } .number a { color: inherit; text-decoration: none; } .number a:hover, .number a:focus-visible { text-decoration: underline; }
        ul.labelled { list-style: none; } blockquote { margin: .8rem 0; margin-inline-start: 1.5rem; padding-inline-start: 1rem; border-inline-start: 3px solid var(--line); }
        .permalink { text-decoration: none; opacity: 0; } .permalink::after { content: "#"; } :is(h1, h2, h3, h4, h5, h6):hover .permalink, .permalink:focus-visible { opacity: 1; }
        .fact { color: inherit; text-decoration: underline dotted var(--soft) 1px; text-underline-offset: .2em; position: relative; } a.fact { text-decoration-style: solid; } .fact:focus-visible, .permalink:focus-visible { outline: 3px solid var(--link); outline-offset: 2px; }
        .fact[data-card]:is(:hover, :focus-visible)::after { content: attr(data-card); position: absolute; z-index: 1; inset-inline-start: 0; top: 1.6em; width: max-content; max-width: min(20rem, 70vw); padding: .3rem .6rem; border: 1px solid var(--line); border-radius: .2rem; background: var(--source); color: var(--text); font: .85rem/1.4 system-ui, sans-serif; unicode-bidi: isolate; }
        sup { line-height: 0; } .reference a { padding: 0 .15rem; } .footnote { font-size: .88rem; line-height: 1.4; color: var(--soft); border-inline-start: 3px solid var(--line); padding-inline-start: .8rem; margin: .6rem 0; } .footnote:target, .paragraph:target { background: var(--source); } .footnote p { margin: 0; }
        figure { margin: 1.2rem 0; } figcaption { font-weight: 700; margin: .3rem 0; } .unit { color: var(--soft); font-style: italic; } .document table { font: .9rem/1.4 system-ui, "Noto Sans", "Noto Sans Arabic", "Noto Sans CJK SC", sans-serif; } th { background: var(--source); } tr.total, tr.subtotal { font-weight: 700; } tr.section td { background: var(--source); font-weight: 600; }
        .picture div { border: 1px dashed var(--line); padding: 1rem; color: var(--soft); } .picture div::after { content: attr(data-alternative); }
        @media (min-width: 76rem) { main.document { margin-inline-start: max(1rem, calc(50% - 32rem)); } .footnote { float: inline-end; clear: inline-end; width: 15rem; margin: .2rem 0 .6rem; margin-inline-end: -17.5rem; } body { max-width: none; } }
        @media (max-width: 30rem) { .masthead { grid-template-columns: 1fr; } .summary, .contents { padding-inline: .7rem; } ul { padding-inline-start: .6rem; } blockquote { margin-inline-start: .4rem; } }
        @page { size: A4; margin: 22mm 24mm; @bottom-right { content: counter(page); } }
        @media print { main.document { max-width: none; font-size: 10pt; } .fact, a.fact { text-decoration: none; } .permalink { display: none; } .paragraph { orphans: 2; widows: 2; } tr, figcaption { break-inside: avoid; } thead { display: table-header-group; } .contents { break-after: page; } .wide { overflow: visible; } }
        """
}
