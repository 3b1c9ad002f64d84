using System.Text;
using System.Text.Json.Nodes;
using static MllmLsp.Tests.Server.LspDocuments;

namespace MllmLsp.Tests.Server;

/// <summary>
/// Every feature that answers ranges, asked about a Chinese note that stands in the editor only, with characters of four bytes before each place:
/// in every encoding, and by a client that says nothing of itself.
/// </summary>
public class EncodingTests
{
    private const string Text = """
        # 😀 甲

        😀 使用RoPE编码，见 [[乙#训练 数据]]、[文][标] 与脚注[^注]。 #标签 <https://e.org/a>

        [标]: 乙.md

        [^注]: 😀 文
        """;

    [Theory]
    [InlineData("utf-8")]
    [InlineData("utf-16")]
    [InlineData("utf-32")]
    [InlineData(null)]
    public async Task Ranges_are_of_what_was_asked_about(string? encoding)
    {
        var capabilities = encoding is null ? "{}" : $$$"""{"general":{"positionEncodings":["{{{encoding}}}"]}}""";
        await using var lsp = await LspFixture.StartAsync(capabilities, l => l.Folder
            .Write("乙.md", "# 乙\n\n## 训练 数据\n\n😀 [[甲]] 与 [甲](甲.md#-甲)\n")
            .Write("mllm-lsp.json", """{"editor":{"semanticTokens":true,"inlayHints":true,"codeLens":true}}"""));
        var asked = new Asked(lsp, lsp.UriOf("甲.md"), Text.ReplaceLineEndings("\n"), encoding ?? "utf-16");
        await lsp.OpenAsync(asked.Uri, asked.Text);

        Assert.Equal("RoPE", await asked.PiecesAsync("textDocument/hover", "RoPE"));
        Assert.Equal("RoPE", await asked.PiecesAsync("textDocument/documentHighlight", "RoPE"));
        Assert.Equal("标 | 标", await asked.PiecesAsync("textDocument/documentHighlight", "标]"));
        Assert.Equal("😀 甲", await asked.PiecesAsync("textDocument/prepareRename", "甲"));
        Assert.Equal("注", await asked.PiecesAsync("textDocument/prepareRename", "注]"));
        Assert.Equal("标 | 标", await asked.PiecesAsync("textDocument/linkedEditingRange", "标]"));
        Assert.Equal("乙#训练 数据", await asked.PiecesAsync("textDocument/references", "训练"));
        Assert.Equal("# 😀 甲", await asked.PiecesAsync("textDocument/definition", "甲"));
        Assert.Equal("乙#训练 数据 | 标 | 注 | https://e.org/a | 乙.md", await asked.PiecesAsync("textDocument/documentLink"));
        Assert.Equal("😀 甲", await asked.PiecesAsync("textDocument/codeLens"));
        Assert.Equal("# 😀 甲", (await asked.PiecesAsync("textDocument/prepareCallHierarchy", "甲")).Split(" | ")[^1]);
        Assert.StartsWith("RoPE | 😀 使用RoPE编码", await asked.SelectionAsync("RoPE"), StringComparison.Ordinal);
        Assert.Equal("RoPE | #标签", await asked.TokensAsync());
        Assert.Equal("RoPE", await asked.HintAsync());

        // What the editor has not saved is what links from closed notes lead to.
        var places = (await lsp.RequestAsync("textDocument/references", asked.At("甲", ("context", new JsonObject { ["includeDeclaration"] = false }))))!.AsArray();
        Assert.Equal([(2, 4), (2, 4)], places.Select(place => (place!["uri"]!.GetValue<string>() == lsp.UriOf("乙.md") ? 2 : 0, place["range"]!["start"]!["line"]!.GetValue<int>())));
        lsp.TakeAll("textDocument/publishDiagnostics");
    }

    /// <summary>A document, asked about by what stands in it.</summary>
    private sealed class Asked(LspFixture lsp, string uri, string text, string encoding)
    {
        private readonly string[] lines = text.Split('\n');

        public string Uri => uri;

        public string Text => text;

        /// <summary>Parameters that mean the place right behind the first character of a piece of the text.</summary>
        public JsonObject At(string piece, params ReadOnlySpan<(string Name, JsonNode Value)> more)
        {
            var offset = text.IndexOf(piece, StringComparison.Ordinal) + 1;
            var line = text[..offset].Count(c => c == '\n');
            var given = LspDocuments.At(uri, line, Units(text[..offset].Split('\n')[^1]));
            foreach (var (name, value) in more)
            {
                given[name] = value;
            }

            return given;
        }

        /// <summary>The pieces of the text that an answer has ranges of, in its order.</summary>
        public async Task<string> PiecesAsync(string method, string? piece = null)
        {
            var given = piece is null ? Document(uri) : At(piece, ("context", new JsonObject { ["includeDeclaration"] = false }));
            var found = new List<string>();
            Collect(await lsp.RequestAsync(method, given), found);
            return string.Join(" | ", found);
        }

        /// <summary>The selection as it grows, each step by its first line.</summary>
        public async Task<string> SelectionAsync(string piece)
        {
            var position = At(piece)["position"]!.DeepClone();
            var given = Document(uri);
            given["positions"] = new JsonArray(position);
            var steps = new List<string>();
            for (var step = (await lsp.RequestAsync("textDocument/selectionRange", given))!.AsArray()[0]; step is not null; step = step["parent"])
            {
                steps.Add(Piece(step["range"]!));
            }

            return string.Join(" | ", steps);
        }

        public async Task<string> TokensAsync()
        {
            var data = (await lsp.RequestAsync("textDocument/semanticTokens/full", Document(uri)))!["data"]!.AsArray().Select(n => n!.GetValue<int>()).ToArray();
            var pieces = new List<string>();
            var (line, character) = (0, 0);
            for (var i = 0; i < data.Length; i += 5)
            {
                (line, character) = (line + data[i], data[i] == 0 ? character + data[i + 1] : data[i + 1]);
                pieces.Add(Cut(lines[line], character, character + data[i + 2]));
            }

            return string.Join(" | ", pieces);
        }

        /// <summary>What stands before the hint.</summary>
        public async Task<string> HintAsync()
        {
            var given = Document(uri);
            given["range"] = Range(0, 0, lines.Length, 0);
            var position = Assert.Single((await lsp.RequestAsync("textDocument/inlayHint", given))!.AsArray())!["position"]!;
            var character = position["character"]!.GetValue<int>();
            return Cut(lines[position["line"]!.GetValue<int>()], character - 4, character);
        }

        private void Collect(JsonNode? answer, List<string> found)
        {
            if (answer is JsonArray items)
            {
                foreach (var item in items)
                {
                    Collect(item, found);
                }
            }
            else if (answer is JsonObject it && it.ContainsKey("start"))
            {
                found.Add(Piece(it));
            }
            else if (answer is JsonObject other && (other["uri"] is null || other["uri"]!.GetValue<string>() == uri))
            {
                foreach (var (_, value) in other)
                {
                    Collect(value, found);
                }
            }
        }

        private string Piece(JsonNode range)
        {
            var (line, start, end) = (range["start"]!["line"]!.GetValue<int>(), range["start"]!["character"]!.GetValue<int>(), range["end"]!["character"]!.GetValue<int>());
            return range["end"]!["line"]!.GetValue<int>() == line ? Cut(lines[line], start, end) : Cut(lines[line], start, Units(lines[line]));
        }

        private int Units(string part) => encoding switch
        {
            "utf-8" => Encoding.UTF8.GetByteCount(part),
            "utf-32" => part.EnumerateRunes().Count(),
            _ => part.Length,
        };

        private string Cut(string line, int start, int end) => encoding switch
        {
            "utf-8" => Encoding.UTF8.GetString(Encoding.UTF8.GetBytes(line)[start..end]),
            "utf-32" => string.Concat(line.EnumerateRunes().Skip(start).Take(end - start)),
            _ => line[start..end],
        };
    }
}
