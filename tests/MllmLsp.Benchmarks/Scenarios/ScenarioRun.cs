namespace MllmLsp.Benchmarks.Scenarios;

/// <summary>Measures every program over every vault, smallest first, and prints each result as it is there.</summary>
internal sealed class ScenarioRun(ScenarioOptions options, TextWriter output)
{
    private const int Starts = 7;

    public async Task<int> ExecuteAsync()
    {
        var peers = PeerList.Others(options.Peers).Prepend(PeerList.Ours(options.Binary))
            .Where(peer => peer.Name.StartsWith(options.Only, StringComparison.OrdinalIgnoreCase))
            .ToArray();
        var servers = new List<ServerFigures>();
        var commands = new List<CommandFigures>();
        foreach (var size in options.Sizes)
        {
            var vault = GeneratedVault.At(options.Vaults, size);
            foreach (var peer in peers.Where(peer => size <= peer.MostNotes))
            {
                if (options.Skip != "commands")
                {
                    commands.AddRange(RunCommands(peer, vault));
                }

                if (options.Skip != "servers" && await RunServerAsync(peer, vault) is { } figures)
                {
                    servers.Add(figures);
                }
            }

            if (options.Skip != "commands" && options.Only == "")
            {
                commands.Add(MarkdigFloor.Run(vault));
            }
        }

        var report = new FiguresReport(servers, commands);
        output.WriteLine(report.ToMarkdown());
        if (options.Record is { } folder)
        {
            PerformancePage.Record(folder, report);
        }

        return 0;
    }

    private IEnumerable<CommandFigures> RunCommands(Peer peer, GeneratedVault vault)
    {
        var runs = vault.NoteCount <= 10_000 ? 3 : 1;
        if (peer.Lint is { } lint)
        {
            yield return Say(CommandScenario.Run($"{peer.Name}, cold", lint(vault.Folder), vault.NoteCount, runs));
        }

        if (peer.LintWarm is { } warm)
        {
            // One note changes before each run; the first run only fills the cache.
            CommandScenario.Run(peer.Name, warm(vault.Folder), vault.NoteCount, 1);
            File.AppendAllText(vault.Target, "\n");
            yield return Say(CommandScenario.Run($"{peer.Name}, one note changed", warm(vault.Folder), vault.NoteCount, 1));
        }
    }

    private CommandFigures Say(CommandFigures figures)
    {
        output.WriteLine($"{figures.Notes} notes, {figures.Name}: {figures.Wall:0.00} s, processor {figures.Processor:0.00} s, {figures.Memory / 1e6:0} MB");
        return figures;
    }

    private async Task<ServerFigures?> RunServerAsync(Peer peer, GeneratedVault vault)
    {
        if (peer.Server is null)
        {
            return null;
        }

        try
        {
            var figures = await new ServerScenario(peer, vault).RunAsync(vault.NoteCount <= 10_000 ? Starts : 1);
            output.WriteLine($"{vault.NoteCount} notes, {figures}");
            return figures;
        }
        catch (Exception e) when (e is TimeoutException or InvalidOperationException)
        {
            output.WriteLine($"{vault.NoteCount} notes, {peer.Name}: {e.Message}");
            return null;
        }
    }
}
