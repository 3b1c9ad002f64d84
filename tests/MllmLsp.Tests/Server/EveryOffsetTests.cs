using System.Text.Json.Nodes;
using MllmLsp.Core.Text;
using static MllmLsp.Tests.Server.LspDocuments;

namespace MllmLsp.Tests.Server;

/// <summary>
/// Every request about a document, at its offsets, answers without an error: in the samples and in the files the fuzzer starts from. Each answer
/// has the fixture's patience as its deadline. Offsets are a few apart; <see cref="LongRun"/> asks at every one.
/// </summary>
public class EveryOffsetTests
{
    private const int Step = 37;

    private const string Capabilities = """
        {
          "general": { "positionEncodings": ["utf-8"] },
          "workspace": { "workspaceEdit": { "documentChanges": true, "resourceOperations": ["create", "rename"] } },
          "textDocument": { "hover": { "contentFormat": ["markdown"] }, "codeAction": { "codeActionLiteralSupport": { "codeActionKind": { "valueSet": [] } } } }
        }
        """;

    private const string Settings = """{"preset":"strict","semanticTokens":true,"codeLens":true,"inlayHints":true,"dialect":"obsidian"}""";

    private static readonly string[] Positional =
    [
        "hover", "definition", "references", "completion", "prepareRename", "rename", "documentHighlight", "linkedEditingRange", "selectionRange",
        "prepareCallHierarchy", "prepareTypeHierarchy", "codeAction", "mllmLsp/conceptAt",
    ];

    private static readonly string[] Whole =
    [
        "documentSymbol", "foldingRange", "documentLink", "codeLens", "semanticTokens/full", "semanticTokens/full/delta", "semanticTokens/range", "inlayHint", "diagnostic",
        "mllmLsp/backlinks", "mllmLsp/newTerms", "mllmLsp/glossary",
    ];

    public static TheoryData<string> Files => [.. Directory.GetFiles($"{Repository.Path}/samples", "*.*", SearchOption.AllDirectories)
        .Concat(Directory.GetFiles($"{Repository.Path}/tests/MllmLsp.Fuzz/Seeds", "*.*", SearchOption.AllDirectories))
        .Where(path => Path.GetExtension(path) is ".md" or ".yml")
        .Select(path => Path.GetRelativePath(Repository.Path, path).Replace('\\', '/'))
        .Order(StringComparer.Ordinal)];

    [Theory]
    [MemberData(nameof(Files))]
    public async Task Every_request_is_answered(string file)
    {
        var text = await File.ReadAllTextAsync($"{Repository.Path}/{file}");
        var isGlossary = file.EndsWith(".yml", StringComparison.Ordinal);
        var name = isGlossary ? "glossary/tried.yml" : "tried.md";
        await using var lsp = await LspFixture.StartAsync(Capabilities, it => Prepare(it, name, text));
        var uri = lsp.UriOf(name);
        await lsp.OpenAsync(uri, text, language: isGlossary ? "yaml" : "markdown");
        await lsp.SettleAsync();
        foreach (var method in Whole)
        {
            await ResolveAsync(lsp, method, await lsp.RequestAsync(Full(method), ParametersOf(method, uri, new LinePosition(0, 0), End(text))));
        }

        for (var offset = 0; offset <= text.Length; offset += LongRun.IsOn ? 1 : Step)
        {
            var position = new LineIndex(text).PositionAt(offset, PositionEncoding.Utf8);
            foreach (var method in Positional)
            {
                var answer = await AskAsync(lsp, Full(method), ParametersOf(method, uri, position, position));
                await ResolveAsync(lsp, method, answer);
            }
        }

        _ = lsp.TakeAll("textDocument/publishDiagnostics");
        _ = lsp.TakeLog();
    }

    /// <summary>A request that the server gains is to be asked here, too.</summary>
    [Fact]
    public async Task No_request_is_forgotten()
    {
        await using var lsp = await LspFixture.StartAsync();
        string[] asked =
        [
            .. Positional.Concat(Whole).Select(Full),
            "completionItem/resolve", "codeAction/resolve", "documentLink/resolve", "codeLens/resolve",
            "callHierarchy/incomingCalls", "callHierarchy/outgoingCalls", "typeHierarchy/supertypes", "typeHierarchy/subtypes",
        ];

        // What asks about no place in a document, or changes something: `OwnRequestTests`, `WorkspaceCommandTests`.
        string[] elsewhere =
        [
            "textDocument/did", "workspace/", "workspaceSymbol/", "window/", "$/", "mllmLsp/graph", "mllmLsp/lint", "mllmLsp/card", "mllmLsp/conceptUses",
            "mllmLsp/addTerm", "mllmLsp/ignoreWord", "mllmLsp/buildGlossary", "mllmLsp/hasBaseline", "mllmLsp/writeBaseline",
        ];
        var known = lsp.Methods.Where(method => method.Contains('/') && !elsewhere.Any(prefix => method.StartsWith(prefix, StringComparison.Ordinal))).ToArray();
        Assert.Contains("textDocument/hover", known);
        Assert.Empty(known.Except(asked));
    }

    private static string Full(string method) => method.StartsWith("mllmLsp/", StringComparison.Ordinal) ? method : "textDocument/" + method;

    private static void Prepare(LspFixture lsp, string name, string text) => lsp.Folder
        .Write(name, text)
        .Write("mllm-lsp.json", Settings)
        .Write("a.md", "---\naliases: [PE]\n---\n# 位置编码\n\n## 旋转 (RoPE)\n\n[[tried]] RoPE ^block\n")
        .Write("b.md", "# B\n\n## Part\n\n[t](tried.md) 特征混合 #多模态\n")
        .Write("refs.bib", "@article{su2021, title={Rotary}, author={Su, J.}, year=2021}\n")
        .Write("terms.glossary.yml", "concepts:\n  - term: zork / 佐克\n    definition: { en: A thing. }\n    related: [rope]\n");

    private static LinePosition End(string text) => new LineIndex(text).PositionAt(text.Length, PositionEncoding.Utf8);

    private static JsonObject ParametersOf(string method, string uri, LinePosition start, LinePosition end)
    {
        var given = At(uri, start.Line, start.Character);
        given["range"] = Range(start.Line, start.Character, end.Line, end.Character);
        given["positions"] = new JsonArray(given["position"]!.DeepClone());
        given["context"] = method == "references" ? new JsonObject { ["includeDeclaration"] = true } : new JsonObject { ["diagnostics"] = new JsonArray() };
        given["newName"] = "other name";
        given["previousResultId"] = "1";
        return given;
    }

    /// <summary>A rename that cannot be is refused in words, which is an answer; everything else has to have a result.</summary>
    private static async Task<JsonNode?> AskAsync(LspFixture lsp, string method, JsonObject given)
    {
        try
        {
            return await lsp.RequestAsync(method, given);
        }
        catch (LspError refusal) when (method is "textDocument/rename" or "textDocument/prepareRename" && refusal.Code is -32803 or -32602)
        {
            return null;
        }
    }

    /// <summary>Asks on about what an answer offers.</summary>
    private static async Task ResolveAsync(LspFixture lsp, string method, JsonNode? answer)
    {
        var items = answer is JsonObject list ? list["items"] as JsonArray : answer as JsonArray;
        foreach (var item in (items ?? []).OfType<JsonObject>().Take(3))
        {
            foreach (var next in NextOf(method, item))
            {
                var isItem = next.EndsWith("/resolve", StringComparison.Ordinal);
                _ = await lsp.RequestAsync(next, isItem ? item.DeepClone() : new JsonObject { ["item"] = item.DeepClone() });
            }
        }
    }

    private static string[] NextOf(string method, JsonObject item) => method switch
    {
        "completion" => ["completionItem/resolve"],
        "documentLink" => ["documentLink/resolve"],
        "codeLens" => ["codeLens/resolve"],
        "codeAction" when item["data"] is not null => ["codeAction/resolve"],
        "prepareCallHierarchy" => ["callHierarchy/incomingCalls", "callHierarchy/outgoingCalls"],
        "prepareTypeHierarchy" => ["typeHierarchy/supertypes", "typeHierarchy/subtypes"],
        _ => [],
    };
}
