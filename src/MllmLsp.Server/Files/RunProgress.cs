using System.Diagnostics;

namespace MllmLsp.Server.Files;

/// <summary>What a run over many files is doing.</summary>
internal enum RunPhase
{
    /// <summary>Listing folders and reading settings.</summary>
    Walk,

    /// <summary>Reading glossaries and building their index.</summary>
    Glossary,

    /// <summary>Reading and parsing notes.</summary>
    Read,

    /// <summary>Finding the terms that notes mention.</summary>
    Terms,

    /// <summary>Resolving references and running the rules.</summary>
    Check,

    /// <summary>Computing and writing fixes.</summary>
    Fix,

    /// <summary>Writing what was found.</summary>
    Output,
}

/// <summary>How far a run is and how long its parts took. Phases begin on one thread; <see cref="Advance"/> is for any.</summary>
internal sealed class RunProgress
{
    private readonly Dictionary<RunPhase, long> ticks = [];
    private RunPhase phase;
    private long began;
    private int done;

    /// <summary>Called with the phase, the steps done and all steps of the phase; 0 where their number is not known. From any thread.</summary>
    public Action<RunPhase, int, int>? Changed { get; set; }

    private int Total { get; set; }

    /// <summary>Ends the phase before.</summary>
    public void Begin(RunPhase next, int steps = 0)
    {
        End();
        (phase, began, Total) = (next, Stopwatch.GetTimestamp(), steps);
        Volatile.Write(ref done, 0);
        Changed?.Invoke(next, 0, steps);
    }

    /// <summary>Goes over to another phase of the same steps: they are counted on.</summary>
    public void Continue(RunPhase next)
    {
        End();
        (phase, began) = (next, Stopwatch.GetTimestamp());
    }

    /// <summary>One step more.</summary>
    public void Advance()
    {
        var count = Interlocked.Increment(ref done);
        Changed?.Invoke(phase, count, Total);
    }

    /// <summary>The time that each phase took, in their order; phases that were not entered are left out.</summary>
    public IReadOnlyList<(RunPhase Phase, TimeSpan Time)> End()
    {
        if (began != 0)
        {
            ticks[phase] = ticks.GetValueOrDefault(phase) + (Stopwatch.GetTimestamp() - began);
            began = 0;
        }

        return [.. ticks.OrderBy(each => each.Key).Select(each => (each.Key, Stopwatch.GetElapsedTime(0, each.Value)))];
    }
}
