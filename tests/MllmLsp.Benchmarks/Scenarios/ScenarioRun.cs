namespace MllmLsp.Benchmarks.Scenarios;

/// <summary>Measures every program over every vault, smallest first, and prints each result as it is there.</summary>
internal sealed class ScenarioRun(ScenarioOptions options, TextWriter output)
{
    private const int Starts = 7;
    private const int ManyLabels = 10_000;

    private readonly List<ServerFigures> servers = [];
    private readonly List<CommandFigures> commands = [];

    public async Task<int> ExecuteAsync()
    {
        var peers = PeerList.Ours(options.Binary, Path.Combine(options.Vaults, "caches")).Concat(PeerList.Others(options.Peers))
            .Where(peer => peer.Name.StartsWith(options.Only, StringComparison.OrdinalIgnoreCase))
            .ToArray();
        foreach (var size in options.Sizes)
        {
            var vault = GeneratedVault.At(options.Vaults, size);
            RemoveLeftovers(vault.Folder);
            foreach (var peer in peers.Where(peer => size <= peer.MostNotes))
            {
                RunCommands(peer, vault.Folder, vault.NoteCount, vault.Target);
                await RunServerAsync(peer, vault, vault.NoteCount <= 10_000 ? Starts : 1);
            }

            if (options.Skip != "commands" && options.Only == "")
            {
                Add(MarkdigFloor.Run(vault.Folder));
            }

            Record();
        }

        if (options.Real is { } real)
        {
            RunOnReal(Path.GetFullPath(real), peers);
            Record();
        }

        if (options.Sizes.Count > 0)
        {
            foreach (var peer in peers)
            {
                await RunServerAsync(peer, GeneratedVault.LongNoteAt(options.Vaults), 1);
            }

            await RunServerAsync(peers[0], GeneratedVault.WithGlossaryAt(options.Vaults, ManyLabels), 1);
        }

        output.WriteLine(new FiguresReport(servers, commands).ToMarkdown());
        Record();
        return 0;
    }

    /// <summary>What has been measured so far: a run takes the better part of an hour, and may be stopped.</summary>
    private void Record()
    {
        if (options.Record is { } folder)
        {
            PerformancePage.Record(folder, new FiguresReport(servers, commands));
        }
    }

    private void RunCommands(Peer peer, string folder, int notes, string changing, string? source = null)
    {
        if (options.Skip == "commands")
        {
            return;
        }

        var runs = notes <= 10_000 ? 3 : 1;
        if (peer.Lint is { } lint)
        {
            Add(CommandScenario.Run($"{peer.Name}, cold", lint(folder), notes, runs), source);
        }

        if (peer.LintWarm is { } warm)
        {
            // The first run fills the cache; then one note changes.
            CommandScenario.Run(peer.Name, warm(folder), notes, 1);
            File.AppendAllText(changing, "\n");
            Add(CommandScenario.Run($"{peer.Name}, one note changed", warm(folder), notes, runs), source);
        }
    }

    private void RunOnReal(string folder, Peer[] peers)
    {
        const string Source = "documentation that people wrote";
        RemoveLeftovers(folder);
        var notes = Directory.GetFiles(folder, "*.md", SearchOption.AllDirectories);
        // The others go by settings that only generated folders have.
        foreach (var peer in peers.Where(peer => peer.LintWarm is not null))
        {
            RunCommands(peer, folder, notes.Length, notes[0], Source);
        }

        Add(MarkdigFloor.Run(folder), Source);
    }

    /// <summary>What rumdl remembers of an earlier run lies in the folder, a file for each note, and would be walked by all.</summary>
    private static void RemoveLeftovers(string folder)
    {
        var remembered = Path.Combine(folder, ".rumdl_cache");
        if (Directory.Exists(remembered))
        {
            Directory.Delete(remembered, recursive: true);
        }
    }

    private void Add(CommandFigures figures, string? source = null)
    {
        commands.Add(figures with { Source = source });
        output.WriteLine($"{figures.Notes} notes, {figures.Name}: {figures.Wall:0.00} s, processor {figures.Processor:0.00} s, {figures.Memory / 1e6:0} MB");
    }

    private async Task RunServerAsync(Peer peer, GeneratedVault vault, int starts)
    {
        if (peer.Server is null || options.Skip == "servers")
        {
            return;
        }

        try
        {
            var figures = await new ServerScenario(peer, vault).RunAsync(starts);
            servers.Add(figures);
            output.WriteLine(figures);
        }
        catch (Exception e) when (e is TimeoutException or InvalidOperationException)
        {
            output.WriteLine($"{peer.Name}, {vault.Title}: {e.Message}");
        }
    }
}
