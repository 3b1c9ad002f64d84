namespace MllmLsp.Benchmarks.Scenarios;

/// <summary>
/// What can be held against itself on any machine, however busy: the cost of a note in a large folder over that in a small one, and ours over
/// another program's, within one run. Processor time, the best of a few runs. Ends with <c>N passed, N failed</c>.
/// </summary>
internal sealed class RatioChecks(ScenarioOptions options, TextWriter output)
{
    private const int Few = 2_000;
    private const int Many = 10_000;
    private const int Runs = 3;

    /// <summary>A linear program has 1; its start, which few notes have to bear alone, makes it less.</summary>
    private const double MostGrowth = 1.4;

    /// <summary>Ours does more (terms, wiki links, footnotes): even so it takes no longer than that.</summary>
    private const double MostOfRumdl = 1.3;

    private const double MostWarm = 0.5;

    private int passed;
    private int failed;

    public int Execute()
    {
        var ours = PeerList.Ours(options.Binary, Path.Combine(options.Vaults, "caches")).First();
        var small = GeneratedVault.At(options.Vaults, Few);
        var large = GeneratedVault.At(options.Vaults, Many);
        var (ofFew, ofMany) = (Cost(ours.Name, ours.Lint!, small), Cost(ours.Name, ours.Lint!, large));
        Check($"a note among {Many} over a note among {Few}", ofMany / Many / (ofFew / Few), MostGrowth);

        // The first run fills the cache.
        _ = CommandScenario.Run(ours.Name, ours.LintWarm!(large.Folder), Many, 1);
        Check("a second run over the first", Cost(ours.Name, ours.LintWarm!, large) / ofMany, MostWarm);
        if (PeerList.Others(options.Peers).FirstOrDefault(peer => peer.Name.StartsWith("rumdl", StringComparison.Ordinal)) is { Lint: { } lint } rumdl)
        {
            Check($"ours over {rumdl.Name}, {Few} notes", ofFew / Cost(rumdl.Name, lint, small), MostOfRumdl);
        }

        output.WriteLine($"{passed} passed, {failed} failed");
        return failed == 0 ? 0 : 1;
    }

    private static double Cost(string name, Func<string, ServerCommand> command, GeneratedVault vault) =>
        CommandScenario.Run(name, command(vault.Folder), vault.NoteCount, Runs).Processor;

    private void Check(string what, double ratio, double most)
    {
        var holds = ratio <= most;
        (passed, failed) = holds ? (passed + 1, failed) : (passed, failed + 1);
        output.WriteLine($"{(holds ? "ok" : "FAILED")}: {what}: {ratio:0.00}, at most {most:0.00}");
    }
}
