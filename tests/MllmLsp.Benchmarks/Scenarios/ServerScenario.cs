using System.Diagnostics;
using System.Text.Json.Nodes;

namespace MllmLsp.Benchmarks.Scenarios;

/// <summary>
/// What somebody lives through who opens a folder and one of its notes: start, first diagnostics, questions, a thousand edits. Each server is
/// asked for what it announces. A server that takes diagnostics to be asked for is asked as an editor does: behind each change, and
/// whenever it says that they may be others.
/// </summary>
internal sealed class ServerScenario(Peer peer, GeneratedVault vault)
{
    private const int Questions = 200;
    private const int Edits = 1000;

    /// <summary>Starts that may go without an answer to <c>initialize</c>.</summary>
    private const int Retries = 10;

    private readonly ProbeNote probe = vault.Probe;
    private readonly ServerFigures figures = new(peer.Name, vault.Title);
    private int version = 1;
    private TaskCompletionSource refreshed = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>Of several starts the median counts, since they take milliseconds; the questions are asked in the last session.</summary>
    public async Task<ServerFigures> RunAsync(int starts)
    {
        var all = new List<ServerFigures>();
        for (var left = starts + Retries; all.Count < starts; left--)
        {
            using var client = new LspClient(peer.Server!(vault.Folder), Answer);
            try
            {
                await StartAsync(client, Stopwatch.StartNew());
            }
            catch (TimeoutException) when (client.Capabilities is null && left > 0)
            {
                continue;
            }

            all.Add(figures with { });
            if (all.Count == starts)
            {
                await AskAsync(client);
            }
        }

        figures.Workspace = await WholeWorkspaceAsync();
        figures.Initialize = Median(all.Select(one => one.Initialize));
        figures.OwnDiagnostics = Median(all.Select(one => one.OwnDiagnostics));
        figures.AllDiagnostics = Median(all.Select(one => one.AllDiagnostics));
        return figures;
    }

    private static double? Median(IEnumerable<double?> values)
    {
        var sorted = values.OfType<double>().Order().ToArray();
        return sorted.Length == 0 ? null : sorted[sorted.Length / 2];
    }

    private JsonNode? Answer(string method, JsonNode? given)
    {
        if (method == "workspace/diagnostic/refresh")
        {
            Interlocked.Exchange(ref refreshed, new(TaskCreationOptions.RunContinuationsAsynchronously)).SetResult();
        }

        return method == "workspace/configuration" ? new JsonArray([.. given!["items"]!.AsArray().Select(_ => (JsonNode?)null)])
            : peer.Answer?.Invoke(vault.Folder, method, given);
    }

    private async Task StartAsync(LspClient client, Stopwatch clock)
    {
        await client.InitializeAsync(vault.Folder);
        figures.Initialize = clock.Elapsed.TotalMilliseconds;
        client.Notify("initialized", new JsonObject());
        if (peer.Settings is { } settings)
        {
            client.Notify("workspace/didChangeConfiguration", new JsonObject { ["settings"] = settings.DeepClone() });
        }

        version = 1;
        client.Notify("textDocument/didOpen", new JsonObject
        {
            ["textDocument"] = new JsonObject { ["uri"] = probe.Uri, ["languageId"] = "markdown", ["version"] = version, ["text"] = probe.Text },
        });
        await UntilAsync(client, lines => lines.Contains(probe.MissingNoteLine));
        figures.OwnDiagnostics = clock.Elapsed.TotalMilliseconds;
        if (peer.ChecksOtherNotes)
        {
            await UntilAsync(client, lines => lines.SetEquals([probe.MissingNoteLine, probe.MissingHeadingLine]));
            figures.AllDiagnostics = clock.Elapsed.TotalMilliseconds;
        }
    }

    /// <summary>A session of its own, in which the server publishes what it finds in any note; null where it has no such mode.</summary>
    private async Task<double?> WholeWorkspaceAsync()
    {
        if (peer.WholeWorkspace is not { } options)
        {
            return null;
        }

        var clock = Stopwatch.StartNew();
        using var client = new LspClient(peer.Server!(vault.Folder), Answer);
        await client.InitializeAsync(vault.Folder, options.DeepClone(), pulls: false);
        client.Notify("initialized", new JsonObject());
        await client.WhenAsync(() => client.Pushed.Count(note => note.Value.Count > 0) >= vault.FaultCount);
        return clock.Elapsed.TotalMilliseconds;
    }

    private async Task AskAsync(LspClient client)
    {
        figures.MemoryLoaded = await SettledAsync(client);
        figures.FirstCompletion = await OnceAsync(client, "completionProvider", "textDocument/completion", probe.Link);
        figures.Completion = await ManyAsync(client, "completionProvider", "textDocument/completion", probe.Link);
        figures.TermCompletion = await ManyAsync(client, "completionProvider", "textDocument/completion", probe.TypedTerm);
        figures.Hover = await ManyAsync(client, "hoverProvider", "textDocument/hover", probe.Term);
        figures.FirstReferences = await OnceAsync(client, "referencesProvider", "textDocument/references", probe.Heading);
        figures.References = await ManyAsync(client, "referencesProvider", "textDocument/references", probe.Heading);
        figures.Rename = await ManyAsync(client, "renameProvider", "textDocument/rename", probe.Heading);
        figures.Edit = await EditAsync(client);
        figures.MemoryEdited = client.Memory;

        if (peer.WholeWorkspace is not null)
        {
            // Of ours alone: no other knows terms, and rumdl leaves some of these without an answer.
            figures.TermReferences = await ManyAsync(client, "referencesProvider", "textDocument/references", probe.Term);
            figures.CodeActions = await ManyAsync(client, "codeActionProvider", "textDocument/codeAction", (probe.MissingNoteLine, 0));
            figures.Symbols = await ManyAsync(client, "documentSymbolProvider", "textDocument/documentSymbol", default);
            figures.WorkspaceSymbols = await ManyAsync(client, "workspaceSymbolProvider", "workspace/symbol", default);
        }
    }

    /// <summary>Resident memory once it has stopped growing: the folder has been read.</summary>
    private static async Task<long> SettledAsync(LspClient client)
    {
        var (last, quiet) = (client.Memory, 0);
        for (var i = 0; i < 600 && quiet < 8; i++)
        {
            await Task.Delay(100);
            var now = client.Memory;
            quiet = Math.Abs(now - last) < 200_000 ? quiet + 1 : 0;
            last = now;
        }

        return last;
    }

    private async Task<double?> OnceAsync(LspClient client, string capability, string method, (int Line, int Character) at)
    {
        if (client.Capabilities?[capability] is null or JsonValue && client.Capabilities?[capability]?.GetValueKind() is not System.Text.Json.JsonValueKind.True)
        {
            return null;
        }

        var clock = Stopwatch.StartNew();
        try
        {
            await client.RequestAsync(method, Parameters(method, at));
        }
        catch (InvalidOperationException)
        {
            return null;
        }

        return clock.Elapsed.TotalMilliseconds;
    }

    private async Task<Latencies?> ManyAsync(LspClient client, string capability, string method, (int Line, int Character) at)
    {
        var times = new List<double>();
        var limit = Stopwatch.StartNew();
        for (var i = 0; i < Questions && limit.Elapsed < TimeSpan.FromSeconds(20); i++)
        {
            if (await OnceAsync(client, capability, method, at) is not { } time)
            {
                return null;
            }

            times.Add(time);
        }

        return Latencies.Of(times);
    }

    private JsonObject Parameters(string method, (int Line, int Character) at)
    {
        var given = new JsonObject
        {
            ["textDocument"] = new JsonObject { ["uri"] = probe.Uri },
            ["position"] = new JsonObject { ["line"] = at.Line, ["character"] = at.Character },
        };
        switch (method)
        {
            case "textDocument/references":
                given["context"] = new JsonObject { ["includeDeclaration"] = true };
                break;
            case "textDocument/rename":
                given["newName"] = "Another name";
                break;
            case "textDocument/codeAction":
                var line = probe.Text.Split('\n')[at.Line];
                given["range"] = new JsonObject
                {
                    ["start"] = new JsonObject { ["line"] = at.Line, ["character"] = 0 },
                    ["end"] = new JsonObject { ["line"] = at.Line, ["character"] = line.Length },
                };
                given["context"] = new JsonObject { ["diagnostics"] = new JsonArray() };
                break;
            case "workspace/symbol":
                given["query"] = "note";
                break;
        }

        return given;
    }

    /// <summary>
    /// Each edit adds or takes away a link to a missing note; it is answered when the line has its diagnostic or has lost it. What a server
    /// waits on purpose before it publishes is part of its time; one that is asked does not wait. Where a server takes whole texts only, it gets them.
    /// </summary>
    private async Task<Latencies> EditAsync(LspClient client)
    {
        const string Link = "[x](missing.md)";
        var times = new List<double>();
        var limit = Stopwatch.StartNew();
        var (line, character) = probe.Edit;
        var lines = probe.Text.Split('\n');
        lines[line] = lines[line].Insert(character, Link);
        var edited = string.Join('\n', lines);
        var takesWhole = client.Capabilities?["textDocumentSync"] is { } sync && (sync is JsonObject of ? of["change"] : sync)?.GetValue<int>() == 1;
        for (var i = 0; i < Edits && limit.Elapsed < TimeSpan.FromSeconds(30); i++)
        {
            var adds = i % 2 == 0;
            var clock = Stopwatch.StartNew();
            client.Notify("textDocument/didChange", new JsonObject
            {
                ["textDocument"] = new JsonObject { ["uri"] = probe.Uri, ["version"] = ++version },
                ["contentChanges"] = new JsonArray(takesWhole
                    ? new JsonObject { ["text"] = adds ? edited : probe.Text }
                    : new JsonObject
                    {
                        ["range"] = new JsonObject
                        {
                            ["start"] = new JsonObject { ["line"] = line, ["character"] = character },
                            ["end"] = new JsonObject { ["line"] = line, ["character"] = character + (adds ? 0 : Link.Length) },
                        },
                        ["text"] = adds ? Link : "",
                    }),
            });
            await UntilAsync(client, marked => marked.Contains(line) == adds);
            times.Add(clock.Elapsed.TotalMilliseconds);
        }

        return Latencies.Of(times);
    }

    /// <summary>Waits until the lines of the open note that have a diagnostic about links are as wanted.</summary>
    private async Task UntilAsync(LspClient client, Func<HashSet<int>, bool> condition)
    {
        if (!client.Pulls)
        {
            await client.WhenAsync(() => client.PushedFor(probe.Uri) is { } items && condition(LinesOf(items)));
            return;
        }

        var limit = Stopwatch.StartNew();
        while (true)
        {
            var signal = Volatile.Read(ref refreshed).Task;
            var report = await client.RequestAsync("textDocument/diagnostic", new JsonObject { ["textDocument"] = new JsonObject { ["uri"] = probe.Uri } });
            if (report?["items"] is JsonArray items && condition(LinesOf(items)))
            {
                return;
            }

            var left = Limits.Answer - limit.Elapsed;
            if (left <= TimeSpan.Zero)
            {
                throw new TimeoutException("The diagnostics never came out right.");
            }

            await Task.WhenAny(signal, Task.Delay(left));
        }
    }

    private static HashSet<int> LinesOf(JsonArray items) => [.. items.Select(item => (int)item!["range"]!["start"]!["line"]!)];
}
