namespace MllmLsp.Benchmarks.Scenarios;

/// <summary>What was measured of one server over one vault. Times in milliseconds, memory in bytes; null where the server has no such answer.</summary>
/// <param name="Vault">What was opened.</param>
internal sealed record ServerFigures(string Name, string Vault)
{
    /// <summary>Process start to the answer of <c>initialize</c>.</summary>
    public double? Initialize { get; set; }

    /// <summary>Process start to a diagnostic of the open note about a link to a note that is not there.</summary>
    public double? OwnDiagnostics { get; set; }

    /// <summary>Process start to all link diagnostics of the open note, those about headings of other notes included, and no wrong one.</summary>
    public double? AllDiagnostics { get; set; }

    /// <summary>Process start to the diagnostics of every note.</summary>
    public double? Workspace { get; set; }

    public Latencies? Edit { get; set; }

    /// <summary>The very first request of its kind.</summary>
    public double? FirstCompletion { get; set; }

    public Latencies? Completion { get; set; }

    /// <summary>Of a term in prose.</summary>
    public Latencies? TermCompletion { get; set; }

    public Latencies? Hover { get; set; }

    public double? FirstReferences { get; set; }

    public Latencies? References { get; set; }

    public Latencies? Rename { get; set; }

    /// <summary>References of a concept whose term stands in the note.</summary>
    public Latencies? TermReferences { get; set; }

    /// <summary>At a link to a note that is not there.</summary>
    public Latencies? CodeActions { get; set; }

    /// <summary>Of the open note.</summary>
    public Latencies? Symbols { get; set; }

    /// <summary>Of all notes, for a word that stands in many headings.</summary>
    public Latencies? WorkspaceSymbols { get; set; }

    public long? MemoryLoaded { get; set; }

    public long? MemoryEdited { get; set; }
}

/// <summary>Times of one request that is repeated, in milliseconds.</summary>
internal sealed record Latencies(double P50, double P95, double P99)
{
    public static Latencies Of(IEnumerable<double> times)
    {
        var sorted = times.Order().ToArray();
        double At(double share) => sorted[Math.Min(sorted.Length - 1, (int)(sorted.Length * share))];
        return new Latencies(At(0.50), At(0.95), At(0.99));
    }
}
