using System.Text;
using System.Text.Json.Nodes;

namespace MllmLsp.Tests.Server;

/// <summary>What stands in the logs: where something is wrong, and no word of what somebody wrote.</summary>
public class LogTests
{
    private const string Secret = "SECRET";

    [Fact]
    public async Task No_text_of_a_note_a_glossary_or_a_setting_is_logged()
    {
        await using var lsp = await LspFixture.StartAsync(prepare: it => it.Folder
            .Write("a.md", $"# {Secret}\n\n[[{Secret}]] {Secret}\n")
            .Write("gbk.md", [.. Encoding.ASCII.GetBytes(Secret), 0xD0, 0xFD])
            .Write("g.glossary.yml", $"concepts:\n  - {{ term: {Secret}, kind: {Secret}, definition: [{Secret}\n")
            .Write("r.bib", $"@misc{{{Secret}, title = {{{Secret}}}")
            .Write("mllm-lsp.json", $$"""{"dialect":"{{Secret}}","links.root":"../{{Secret}}","ignoreWords":["{{Secret}}",7],"files.exclude":"{{Secret}}","glossary.files":["../{{Secret}}.yml"]}""")
            .Write("sub/mllm-lsp.json", $$"""{"preset":"{{Secret}}" """));
        await lsp.NotifyAsync("$/setTrace", new JsonObject { ["value"] = "verbose" });
        var uri = lsp.UriOf("a.md");
        await lsp.OpenAsync(uri, $"# {Secret}\n\n[[{Secret}]]\n");
        foreach (var message in (string[])
        [
            $$$$"""{"method":"textDocument/didChange","params":{"textDocument":{"uri":"{{{{uri}}}}","version":2},"contentChanges":[{"range":"{{{{Secret}}}}","text":"{{{{Secret}}}}"}]}}""",
            $$$$"""{"method":"textDocument/didChange","params":{"textDocument":{"uri":"{{{{uri}}}}","version":"{{{{Secret}}}}"},"contentChanges":[{"{{{{Secret}}}}":"{{{{Secret}}}}"}]}}""",
            $$$$"""{"method":"textDocument/didChange","params":{"textDocument":{"uri":"{{{{uri}}}}","version":0},"contentChanges":[{"text":"{{{{Secret}}}}"}]}}""",
            $$$$"""{"method":"textDocument/didOpen","params":{"textDocument":{"uri":"{{{{uri}}}}","languageId":"markdown","version":{},"text":"{{{{Secret}}}}"}}}""",
            $$$$$"""{"method":"workspace/didChangeConfiguration","params":{"settings":{"dialect":"{{{{{Secret}}}}}","ignoreWords":{"a":"{{{{{Secret}}}}}"}}}}""",
            $$"""{"method":"textDocument/hover","params":"{{Secret}}"}""",
        ])
        {
            await lsp.NotifyRawAsync("""{"jsonrpc":"2.0",""" + message[1..]);
        }

        await lsp.SettleAsync();
        foreach (var (method, given) in (IEnumerable<(string, string)>)
        [
            ("textDocument/hover", $$$"""{"textDocument":{"uri":"{{{uri}}}"},"position":"{{{Secret}}}"}"""),
            ("textDocument/rename", $$$"""{"textDocument":{"uri":"{{{uri}}}"},"position":{"line":0,"character":2},"newName":["{{{Secret}}}"]}"""),
            ("workspace/executeCommand", $$"""{"command":"mllm-lsp.sheet","arguments":["{{Secret}}"]}"""),
            ("workspace/symbol", $$$"""{"query":{"{{{Secret}}}":"{{{Secret}}}"}}"""),
        ])
        {
            _ = await lsp.ErrorOfAsync(method, JsonNode.Parse(given));
        }

        await lsp.SettleAsync();
        _ = lsp.TakeAll("textDocument/publishDiagnostics");
        var traced = lsp.TakeAll("$/logTrace");
        Assert.NotEmpty(traced);
        Assert.NotEmpty(lsp.TakeLog());
        Assert.DoesNotContain(Secret, string.Concat(traced.Select(line => line!.ToJsonString())), StringComparison.Ordinal);
        Assert.DoesNotContain(Secret, lsp.StandardError, StringComparison.Ordinal);
        Assert.Contains("mllm-lsp.json", lsp.StandardError, StringComparison.Ordinal);
    }

    /// <summary>The key of a setting is named, and may be anything.</summary>
    [Fact]
    public async Task What_is_named_makes_no_line_of_its_own_and_steers_no_terminal()
    {
        await using var lsp = await LspFixture.StartAsync(prepare: it => it.Folder.Write("mllm-lsp.json", """{"a\nError: forged \u001b[31m\u202e":1}"""));
        var logged = Assert.Single(lsp.TakeLog());
        Assert.Contains("forged", logged, StringComparison.Ordinal);
        Assert.DoesNotContain(logged, c => char.IsControl(c) || c == '\u202e');
        Assert.Equal(1, lsp.StandardError.Split('\n').Count(line => line.Contains("forged", StringComparison.Ordinal) && line.StartsWith("Warning: ", StringComparison.Ordinal)));
        Assert.DoesNotContain(lsp.StandardError, c => c != '\n' && (char.IsControl(c) || c == '\u202e'));
    }
}
