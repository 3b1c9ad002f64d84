namespace MllmLsp.Benchmarks.Scenarios;

/// <summary>One run of a command over one folder of notes.</summary>
/// <param name="Wall">In seconds.</param>
/// <param name="Processor">User and system time of all threads, in seconds; less disturbed by what else the machine does.</param>
/// <param name="Memory">The most that was resident, in bytes; 0 where the system does not tell.</param>
internal sealed record CommandFigures(string Name, int Notes, double Wall, double Processor, long Memory)
{
    /// <summary>What the notes are, where they were not generated.</summary>
    public string? Source { get; init; }
}
