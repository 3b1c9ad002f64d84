using CsCheck;

namespace MllmLsp.Tests.Server;

/// <summary>What can happen to a server: the editor's and the disk's events, each done and told of as an editor does.</summary>
/// <param name="Name">Shown where a sequence fails.</param>
internal sealed record WorldEvent(string Name, Func<World, Task> HappenAsync)
{
    private static readonly string[] Notes = ["one/a.md", "one/B.md", "one/sub/a.md", "one/sub/c d.md", "two/笔记.md", "two/a.md", "one/concept.md"];

    private static readonly string[] Texts =
    [
        "# Title A\n[[a]] [[c d#Part]] [x](sub/c%20d.md#part) [y](B.md) zork\n",
        "# 笔记\r\n## Part\r\n[[Title A]] [[笔记]] [b](b.md) ![p](x.png) [[zork]] [@su2021]\r\n",
        "---\ntitle: Title A\naliases: [c]\n---\n[[B]] [z](../a.md) 佐克 [e](../two/%E7%AC%94%E8%AE%B0.md) [^1]\n",
        "",
        "[[gone]] [[sub/a]] [f](sub/) [g](d e/x.md) 😀 zork ^id\n",
    ];

    private static readonly string[] Entries =
        ["---\nterm: true\naliases: [佐客]\n---\n# Entry\n\nA thing.\n", "---\nterm: true\n---\n# Zorkoid\n\nAnother, [[a]].\n", "# No entry any more\n"];

    private static readonly string[] Glossaries =
        ["concepts:\n  - term: zork / 佐克\n    definition: { en: A thing. }\n", "concepts:\n  - term: MoF\n    definition: { en: d }\n    related: [gone]\n", "concepts: []\n"];

    private static readonly string[] Settings =
    [
        """{"preset":"strict"}""", """{"files.exclude":["sub/"],"ignoreWords":["zork"]}""", """{"dialect":"obsidian","glossary.builtIn":false}""", """{"nonsense":1}""", "{",
        """{"overrides":[{"files":["sub/"],"preset":"links-only"}]}""",
    ];

    public static Gen<WorldEvent> Any { get; } = Gen.Frequency(
        (4, Gen.Select(Gen.OneOf<string>(Notes), Gen.OneOf<string>(Texts), (path, text) => new WorldEvent($"write {path} '{text[..Math.Min(9, text.Length)]}'", it => it.WriteAsync(path, text)))),
        (4, Gen.Select(Gen.OneOf<string>(Notes[..^1]), Gen.OneOf<string>(Texts), (path, text) => new WorldEvent($"open {path} '{text[..Math.Min(9, text.Length)]}'", it => it.OpenAsync(path, text)))),
        (4, Gen.Select(Gen.OneOf<string>(Notes[..^1]), Gen.Int[0, 60], Gen.Int[0, 30], Gen.OneOf<string>("", "x", "[[a]]", "\n# 新\n", "😀", "\r"), (path, at, length, text) =>
            new WorldEvent($"edit {path} {at}+{length} by '{text}'", it => it.EditAsync(path, at, length, text)))),
        (3, Gen.OneOf<string>(Notes[..^1]).Select(path => new WorldEvent($"close {path}", it => it.CloseAsync(path)))),
        (1, Gen.OneOf<string>(Notes[..^1]).Select(path => new WorldEvent($"save {path}", it => it.SaveAsync(path)))),
        (2, Gen.OneOf<string>(Notes).Select(path => new WorldEvent($"delete {path}", it => it.DeleteAsync(path)))),
        (2, Gen.Select(Gen.OneOf<string>(Notes[..^1]), Gen.OneOf<string>([.. Notes, "one/A.md", "one/new/e.md"]), (from, to) => new WorldEvent($"move {from} to {to}", it => it.MoveAsync(from, to)))),
        (2, Gen.OneOf<string>(Entries).Select(text => new WorldEvent($"write an entry '{text[^9..]}'", it => it.WriteAsync("one/concept.md", text)))),
        (2, Gen.Select(Gen.OneOf<string>("one/glossary/g.yml", "two/t.glossary.yml"), Gen.OneOf<string>(Glossaries), (path, text) => new WorldEvent($"write {path} '{text[^9..]}'", it => it.WriteAsync(path, text)))),
        (1, Gen.OneOf<string>("one/glossary/g.yml", "two/t.glossary.yml").Select(path => new WorldEvent($"delete {path}", it => it.DeleteAsync(path)))),
        (1, Gen.OneOf<string>("one/refs.bib", "one/x.png", "two/sub/x.png").Select(path => new WorldEvent($"write {path}", it => it.WriteAsync(path, "@article{su2021, title={x}}\n")))),
        (1, Gen.OneOf<string>("one/refs.bib", "one/x.png").Select(path => new WorldEvent($"delete {path}", it => it.DeleteAsync(path)))),
        (2, Gen.Select(Gen.OneOf<string>("one/mllm-lsp.json", "one/sub/mllm-lsp.json", "two/mllm-lsp.json"), Gen.OneOf<string>(Settings), (path, text) => new WorldEvent($"write {path} {text}", it => it.WriteAsync(path, text)))),
        (1, Gen.OneOf<string>("one/mllm-lsp.json", "one/sub/mllm-lsp.json").Select(path => new WorldEvent($"delete {path}", it => it.DeleteAsync(path)))),
        (1, Gen.OneOf<string>("sub/\n", "*.png\n!x.png\n", "a.md\n").Select(text => new WorldEvent($"write one/.gitignore '{text}'", it => it.WriteAsync("one/.gitignore", text)))),
        (1, Gen.Const(new WorldEvent("delete one/.gitignore", it => it.DeleteAsync("one/.gitignore")))),
        (1, Gen.OneOf<string>("one/sub", "two/sub", "one/new").Select(path => new WorldEvent($"delete the folder {path}", it => it.DeleteFolderAsync(path)))),
        (1, Gen.OneOf<(string From, string To)>(("one/sub", "one/moved"), ("one/moved", "one/sub"), ("two/sub", "one/sub")).Select(move =>
            new WorldEvent($"move the folder {move.From} to {move.To}", it => it.MoveFolderAsync(move.From, move.To)))),
        (1, Gen.OneOf<string>(".obsidian", ".git").Select(name => new WorldEvent($"make two/{name}", it => it.MakeFolderAsync($"two/{name}")))),
        (1, Gen.OneOf<string>("""{"wikiLinks":{"aliases":true}}""", """{"preset":"links-only"}""", """{"extensions":[".md",".txt"]}""", "{}").Select(json =>
            new WorldEvent($"configure {json}", it => it.ConfigureAsync(json)))),
        (1, Gen.Select(Gen.OneOf<string>("one", "two"), Gen.Bool, (folder, added) => new WorldEvent($"{(added ? "add" : "remove")} the folder {folder}", it => it.ChangeFolderAsync(folder, added)))),
        (1, Gen.OneOf<string>(Notes).Select(path => new WorldEvent($"tell twice of {path}", it => it.TellTwiceAsync(path)))));

    public override string ToString() => Name;
}
