using System.Text.Json.Nodes;
using static MllmLsp.Tests.Server.LspDocuments;

namespace MllmLsp.Tests.Server;

/// <summary>Many messages at once. The fixture asserts that each request had one answer.</summary>
public class RequestStormTests
{
    private const string Uri = "untitled:Untitled-1";
    private const int RequestCancelled = -32800;
    private const int InvalidRequest = -32600;

    [Fact]
    public async Task Ten_thousand_queued_requests_are_answered_each_for_the_text_of_its_turn()
    {
        await using var lsp = await LspFixture.StartAsync();
        await lsp.OpenAsync(Uri, "# 0");
        var asked = new List<(int Turn, Task<JsonNode?> Symbols)>();
        for (var i = 1; i <= 10_000; i++)
        {
            if (i % 10 == 0)
            {
                await lsp.ChangeAsync(Uri, i, $"# {i}");
            }

            asked.Add((i - (i % 10), lsp.Begin("textDocument/documentSymbol", Document(Uri)).Result));
        }

        foreach (var (turn, symbols) in asked)
        {
            Assert.Equal($"{turn}", (await symbols)![0]!["name"]!.GetValue<string>());
        }

        await lsp.SettleAsync();
        lsp.TakeAll("textDocument/publishDiagnostics");
    }

    [Fact]
    public async Task In_a_storm_of_cancellations_each_request_is_answered_or_cancelled()
    {
        await using var lsp = await LspFixture.StartAsync();
        await lsp.OpenAsync(Uri, string.Concat(Enumerable.Range(0, 500).Select(i => $"# RoPE {i}\n\n[[gone {i}]] 旋转位置编码\n\n")));
        string[] methods = ["textDocument/hover", "textDocument/completion", "textDocument/documentSymbol", "textDocument/codeAction", "textDocument/references"];
        var answers = new List<Task<JsonNode?>>();
        for (var i = 0; i < 2_000; i++)
        {
            var given = At(Uri, i, 3);
            given["range"] = Range(i, 0, i, 9);
            given["context"] = new JsonObject { ["diagnostics"] = new JsonArray(), ["includeDeclaration"] = true };
            var (id, answer) = lsp.Begin(methods[i % methods.Length], given);
            answers.Add(answer);
            await CancelAsync(lsp, id);
            await CancelAsync(lsp, i % 3 == 0 ? id : id - 7);
            await CancelAsync(lsp, i % 3 == 1 ? $"{id}" : id + 100_000);
        }

        var cancelled = 0;
        foreach (var answer in answers)
        {
            try
            {
                await answer;
            }
            catch (LspError e)
            {
                Assert.Equal(RequestCancelled, e.Code);
                cancelled++;
            }
        }

        Assert.InRange(cancelled, 1, answers.Count);
        Assert.NotNull(await lsp.RequestAsync("textDocument/hover", At(Uri, 0, 3)));
        await lsp.SettleAsync();
        lsp.TakeAll("textDocument/publishDiagnostics");
    }

    [Fact]
    public async Task An_id_that_is_still_open_is_refused_and_the_first_request_goes_on()
    {
        await using var lsp = await LspFixture.StartAsync("""{"textDocument":{"diagnostic":{}},"workspace":{"diagnostics":{"refreshSupport":true}}}""");
        const string Held = """{"jsonrpc":"2.0","id":"held","method":"workspace/diagnostic","params":{"previousResultIds":[]}}""";
        var refused = lsp.SendRawAsync("\"held\"", Held);
        await lsp.NotifyRawAsync(Held);
        Assert.Equal(InvalidRequest, (await Assert.ThrowsAsync<LspError>(() => refused)).Code);

        var held = lsp.AwaitAnswer("\"held\"");
        await lsp.SettleAsync();
        Assert.False(held.IsCompleted);
        await CancelAsync(lsp, "held");
        Assert.Equal(RequestCancelled, (await Assert.ThrowsAsync<LspError>(() => held)).Code);

        var again = lsp.SendRawAsync("\"held\"", Held);
        await CancelAsync(lsp, "held");
        Assert.Equal(RequestCancelled, (await Assert.ThrowsAsync<LspError>(() => again)).Code);
    }

    private static Task CancelAsync(LspFixture lsp, JsonNode id) => lsp.NotifyAsync("$/cancelRequest", new JsonObject { ["id"] = id });
}
