using System.Text.Json.Nodes;
using System.Threading.Channels;
using MllmLsp.Tests.Cli;
using MllmLsp.Tests.Files;
using static MllmLsp.Tests.Server.LspDocuments;

namespace MllmLsp.Tests.Server;

/// <summary>
/// A folder that names a file outside of itself in every way that a folder can. The system tells of each reading of that file and of each listing
/// of its folder: there is none, whatever an editor asks and whatever command runs.
/// </summary>
public sealed class OutsideTests : IDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    private static readonly string[] Names =
        ["secret.md", "secret.png", "secret.yml", "secret.bib", "secret.json", "secret.csv", ".gitignore", "mllm-lsp.json", "x.glossary.yml", "sub/deep.md", ".git/info/exclude"];

    private static readonly string[] Positional =
        ["hover", "definition", "references", "completion", "prepareRename", "rename", "documentHighlight", "prepareCallHierarchy", "codeAction"];

    private static readonly string[] Whole = ["documentSymbol", "documentLink", "codeLens", "foldingRange", "semanticTokens/full", "diagnostic"];

    private static readonly string[][] Commands =
    [
        ["lint"], ["lint", "--fix"], ["lint", "--unsafe-fixes", "--diff"], ["report"], ["find", "secret"], ["define", "secret"], ["doctor", "--all"], ["config", "a.md"],
        ["glossary", "check"], ["glossary", "build"], ["glossary", "export"], ["sheet", "a.md"],
    ];

    /// <summary>What is watched: a folder's listing is told of by the folder above it.</summary>
    private readonly TempFolder holder = new();
    private readonly Channel<string> read = Channel.CreateUnbounded<string>();
    private readonly FileSystemWatcher[] watchers;

    /// <summary>A file in each folder that is watched, which is read last: watchers do not wait for each other.</summary>
    private readonly string[] lasts;

    public OutsideTests()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "Other systems do not tell who reads.");
        foreach (var name in Names)
        {
            holder.Write($"there/{name}", "{ \"secret\": 1 } # secret, secret\n");
        }

        // One for each folder: a watcher of all that lies below a folder lists it by itself.
        string[] folders = [.. Directory.GetDirectories(holder.Path, "*", new EnumerationOptions { RecurseSubdirectories = true, AttributesToSkip = 0 }).Prepend(holder.Path)];
        lasts = [.. folders.Select(folder => Path.Combine(folder, "last"))];
        Array.ForEach(lasts, last => File.WriteAllText(last, "x"));
        watchers = [.. folders.Select(Watch)];
    }

    private string There => holder["there"];

    /// <summary>The way there from a folder beside the holder.</summary>
    private string Up => $"../{Path.GetFileName(holder.Path)}/there";

    public void Dispose()
    {
        Array.ForEach(watchers, watcher => watcher.Dispose());
        holder.Dispose();
    }

    [Fact]
    public async Task Somebody_who_reads_there_is_seen()
    {
        _ = await File.ReadAllTextAsync(Outside("secret.md"));
        Assert.Equal([Outside("secret.md")], await ReadAsync());
        _ = Directory.GetFileSystemEntries(Outside("sub"));
        Assert.Equal([Outside("sub")], await ReadAsync());
    }

    [Fact]
    public async Task No_request_reads_there()
    {
        await using var lsp = await LspFixture.StartAsync(
            """{"textDocument":{"diagnostic":{},"hover":{"contentFormat":["markdown"]}},"workspace":{"workspaceEdit":{"documentChanges":true,"resourceOperations":["create","rename","delete"]}}}""",
            it => Lead(it.Folder));
        foreach (var name in (string[])["a.md", "glossary/g.yml", "refs.bib", "mllm-lsp.json"])
        {
            var text = await File.ReadAllTextAsync(lsp.Folder[name]);
            var uri = lsp.UriOf(name);
            await lsp.OpenAsync(uri, text, language: name.EndsWith(".md", StringComparison.Ordinal) ? "markdown" : "yaml");
            await lsp.SettleAsync();
            foreach (var method in Whole)
            {
                await AskAsync(lsp, "textDocument/" + method, Document(uri));
            }

            foreach (var (line, length) in text.Split('\n').Select((line, number) => (number, line.Length)))
            {
                for (var character = 0; character <= length; character += 3)
                {
                    foreach (var method in Positional)
                    {
                        var given = At(uri, line, character);
                        given["range"] = Range(line, character, line, character);
                        given["context"] = new JsonObject { ["diagnostics"] = new JsonArray(), ["includeDeclaration"] = true };
                        given["newName"] = $"{Up}/other";
                        await AskAsync(lsp, "textDocument/" + method, given);
                    }
                }
            }
        }

        foreach (var (method, given) in Others(lsp))
        {
            await AskAsync(lsp, method, JsonNode.Parse(given));
        }

        await lsp.SettleAsync();
        Assert.DoesNotContain(lsp.State.Workspace.Documents, document => document.Outline.Title?.Contains("secret", StringComparison.Ordinal) == true);
        _ = lsp.TakeAll("textDocument/publishDiagnostics");
        _ = lsp.TakeLog();
        Assert.Equal([], await ReadAsync());
    }

    [Fact]
    public async Task No_command_reads_there()
    {
        using var folder = new TempFolder();
        Lead(folder);
        foreach (var command in Commands)
        {
            _ = Shell.Run(folder.Path, command);
        }

        Assert.Equal([], await ReadAsync());
    }

    private FileSystemWatcher Watch(string folder)
    {
        var watcher = new FileSystemWatcher(folder) { NotifyFilter = NotifyFilters.LastAccess, InternalBufferSize = 64 * 1024 };
        watcher.Changed += (_, e) => read.Writer.TryWrite(e.FullPath);
        watcher.EnableRaisingEvents = true;
        return watcher;
    }

    private IEnumerable<(string Method, string Params)> Others(LspFixture lsp)
    {
        var secret = $"file://{Outside("secret.md")}";
        yield return ("workspace/willRenameFiles", $$"""{"files":[{"oldUri":"{{lsp.UriOf("a.md")}}","newUri":"file://{{Outside("moved.md")}}"},{"oldUri":"{{secret}}","newUri":"{{lsp.UriOf("in.md")}}"}]}""");
        yield return ("workspace/symbol", """{"query":"secret"}""");
        yield return ("workspace/diagnostic", """{"previousResultIds":[]}""");
        yield return ("textDocument/hover", $$$"""{"textDocument":{"uri":"{{{secret}}}"},"position":{"line":0,"character":1}}""");
        yield return ("textDocument/diagnostic", $$$"""{"textDocument":{"uri":"{{{secret}}}"}}""");
        yield return ("workspace/executeCommand", $$"""{"command":"mllm-lsp.sheet","arguments":[{"uri":"{{secret}}"}]}""");
        foreach (var own in lsp.Methods.Where(method => method.StartsWith("mllmLsp/", StringComparison.Ordinal)))
        {
            yield return (own, $$$"""{"uri":"{{{secret}}}","textDocument":{"uri":"{{{secret}}}"},"position":{"line":0,"character":0},"folder":"file://{{{There}}}","glossary":"{{{secret}}}","word":"w","id":"secret","concept":"secret"}""");
            yield return (own, $$$"""{"uri":"{{{lsp.UriOf("a.md")}}}","textDocument":{"uri":"{{{lsp.UriOf("a.md")}}}"},"position":{"line":0,"character":0},"folder":"{{{lsp.UriOf("out")}}}","glossary":"{{{lsp.UriOf("secret.md")}}}","word":"w","id":"secret","concept":"secret"}""");
        }
    }

    private static async Task AskAsync(LspFixture lsp, string method, JsonNode? given)
    {
        try
        {
            var answer = await lsp.RequestAsync(method, given);
            foreach (var item in ((answer is JsonObject list ? list["items"] as JsonArray : answer as JsonArray) ?? []).OfType<JsonObject>().Take(2))
            {
                var next = method switch
                {
                    "textDocument/completion" => "completionItem/resolve",
                    "textDocument/documentLink" => "documentLink/resolve",
                    "textDocument/codeLens" => "codeLens/resolve",
                    "textDocument/codeAction" when item["data"] is not null => "codeAction/resolve",
                    _ => null,
                };
                _ = next is null ? null : await lsp.RequestAsync(next, item.DeepClone());
            }
        }
        catch (LspError refusal)
        {
            // A refusal in words; a fault would say that it is one.
            Assert.NotEqual(-32603, refusal.Code);
        }
    }

    private static string Shortcode(string inner) => $"{{{{{inner}}}}}";

    private string Outside(string name) => $"{There}/{name}";

    /// <summary>Everything that was read there up to now.</summary>
    private async Task<List<string>> ReadAsync()
    {
        foreach (var last in lasts)
        {
            _ = await File.ReadAllTextAsync(last);
        }

        using var patience = new CancellationTokenSource(Patience);
        var (seen, waiting) = (new List<string>(), lasts.ToHashSet());
        while (waiting.Count > 0)
        {
            var path = await read.Reader.ReadAsync(patience.Token);
            if (!lasts.Contains(path))
            {
                seen.Add(path);
            }

            waiting.Remove(path);
        }

        return [.. seen.Distinct()];
    }

    private void Lead(TempFolder folder)
    {
        var (there, up) = (There, Up);
        folder
            .Link("secret.md", $"{there}/secret.md").Link("secret.png", $"{up}/secret.png").Link("out", there).Link("sub/out", "../out/sub").Link("up", "..").Link("hop.md", "out/secret.md")
            .Link("sub/.gitignore", $"{there}/.gitignore").Link("sub/mllm-lsp.json", $"{there}/mllm-lsp.json").Link("x.glossary.yml", $"{there}/x.glossary.yml")
            .Link("linked.bib", $"{there}/secret.bib").Link(".git", $"{there}/.git").Link("base.json", $"{there}/secret.json").Link("named.yml", $"{there}/secret.yml")
            .Write("mllm-lsp.json", $$"""
                {"extends":"{{there}}/mllm-lsp.json","$schema":"file://{{there}}/secret.json","baseline":"base.json","links.root":"out","diagnostics.scope":"workspace","preset":"strict",
                 "glossary.files":["named.yml","{{there}}/secret.yml","{{up}}/secret.yml","out/secret.yml"]}
                """)
            .Write("deep/mllm-lsp.json", $$"""{"baseline":"{{there}}/secret.json"}""").Write("deep/b.md", "[[a]]")
            .Write("further/mllm-lsp.json", $$"""{"baseline":"../{{up}}/secret.json"}""").Write("further/c.md", "[[a]]")
            .Write("glossary/g.yml", $$"""
                include: {{there}}/secret.yml
                <<: !include {{there}}/secret.yml
                concepts:
                  - !include {{there}}/secret.yml
                  - { term: zork, definition: { en: See }, source: [{ document: {{up}}/secret.md, section: secret, line: 1 }, { document: "{{there}}/secret.md" }, { url: "file://{{there}}/secret.md", title: T }] }
                  - { term: !<file://{{there}}/secret.yml> plugh, definition: d, related: "{{there}}/secret.yml" }
                """)
            .Write("refs.bib", $"@include{{{there}/secret.bib}}\n@misc{{k, title={{T}}, file={{{there}/secret.md}}, url={{file://{there}/secret.md}}, crossref={{{there}/secret}}}}\n")
            .Write("entry.md", $"---\nterm: true\nsource: {there}/secret.md\n---\n# Entry\n\n![[{up}/secret]]\n")
            .Write("a.md", $"""
                ---
                bibliography: {there}/secret.bib
                glossary: [{there}/secret.yml, {up}/secret.yml]
                include: !include {there}/secret.yml
                ---
                # A zork Entry

                [a]({up}/secret.md) [b]({there}/secret.md#secret) [c](file://{there}/secret.md) [d](<file:{there}/secret.md>) [e](out/secret.md) [f](secret.md) [g](hop.md#x)
                ![h]({up}/secret.png) ![i]({there}/secret.png) ![j](file://{there}/secret.png) ![k](secret.png) <file://{there}/secret.md> [@k] [[k]]
                [[{up}/secret]] [[{there}/secret.md]] [[out/secret]] [[secret]] ![[{up}/secret]] ![[secret.png]] ![[secret#^x]] [[up/{Path.GetFileName(holder.Path)}/there/secret]]
                [l](/secret.md) [m](/../{Path.GetFileName(holder.Path)}/there/secret.md) [n](\\server\share\x.md) [o](//server/share/x.md) [p](/dev/zero) [q](/proc/self/environ) [r](NUL) [s](C:\x.md) [t](\\.\pipe\x)
                <img src="{up}/secret.png"> <a href="{there}/secret.md">u</a>

                [v]: {up}/secret.md
                [w]: <{there}/secret.md> "secret"
                [v] [x][w] {Shortcode($"< include \"{there}/secret.md\" >")} !include({up}/secret.md) {Shortcode($"% include {up}/secret.md %")}
                [y]({up}/
                [[{up}/
                """.ReplaceLineEndings("\n"));
    }
}
