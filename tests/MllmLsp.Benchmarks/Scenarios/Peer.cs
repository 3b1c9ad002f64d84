using System.Text.Json.Nodes;

namespace MllmLsp.Benchmarks.Scenarios;

/// <summary>A program that is measured.</summary>
/// <param name="Name">With the version.</param>
/// <param name="Server">Starts it as a language server on its standard streams; null where it is none.</param>
/// <param name="Lint">Starts it as a command that checks all notes of the working directory; null where it is none.</param>
internal sealed record Peer(string Name, Func<string, ServerCommand>? Server, Func<string, ServerCommand>? Lint)
{
    /// <summary>As <see cref="Lint"/>, with what an earlier run left; null where it keeps nothing.</summary>
    public Func<string, ServerCommand>? LintWarm { get; init; }

    /// <summary>The largest number of notes that it is given: beyond, a run takes longer than anyone waits.</summary>
    public int MostNotes { get; init; } = int.MaxValue;

    /// <summary>What its server is told when it asks for settings; null for its defaults.</summary>
    public JsonNode? Settings { get; init; }

    /// <summary>Initialization options with which it publishes the diagnostics of all notes; null where it has no such mode.</summary>
    public JsonNode? WholeWorkspace { get; init; }

    /// <summary>Whether it looks at links to headings of other notes at all.</summary>
    public bool ChecksOtherNotes { get; init; } = true;

    /// <summary>Answers its requests beyond the protocol; null for none.</summary>
    public Func<string, string, JsonNode?, JsonNode?>? Answer { get; init; }
}
