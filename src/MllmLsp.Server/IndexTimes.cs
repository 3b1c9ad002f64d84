using System.Diagnostics;
using System.Globalization;

namespace MllmLsp.Server;

/// <summary>How long the parts of one reading of the folders took, for <c>$/logTrace</c>. Used by the indexer alone.</summary>
internal sealed class IndexTimes
{
    private readonly List<(string Phase, long Ticks)> phases = [];
    private int files;

    /// <summary>Measures a part and adds it to what it took before.</summary>
    /// <param name="phase">In lower case: it stands in a line of a log.</param>
    public void Measure(string phase, Action part)
    {
        var began = Stopwatch.GetTimestamp();
        part();
        var ticks = Stopwatch.GetTimestamp() - began;
        var at = phases.FindIndex(known => known.Phase == phase);
        if (at < 0)
        {
            phases.Add((phase, ticks));
        }
        else
        {
            phases[at] = (phase, phases[at].Ticks + ticks);
        }
    }

    public void Add(int readFiles) => files += readFiles;

    /// <summary>What was measured since the last time, as one line; then begins anew.</summary>
    public string Take()
    {
        var times = phases.Select(each => $"{each.Phase} {Stopwatch.GetElapsedTime(0, each.Ticks).TotalMilliseconds.ToString("0.0", CultureInfo.InvariantCulture)} ms");
        var line = $"index: {files} files, {string.Join(", ", times)}";
        phases.Clear();
        files = 0;
        return line;
    }
}
