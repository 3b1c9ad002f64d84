using System.Collections.Immutable;
using System.Diagnostics;

namespace MllmLsp.Fuzz.Engine;

/// <summary>What came of a campaign.</summary>
/// <param name="Kept">Inputs that took new branches; 0 without instrumentation.</param>
/// <param name="Edges">Branches taken; 0 without instrumentation.</param>
/// <param name="MostPerUnit">The most memory that an input allocated for each of its units, in bytes, of inputs of 256 units and more.</param>
/// <param name="MostFor">That input.</param>
/// <param name="Failures">By kind: the shortest input found for each.</param>
internal sealed record CampaignResult(
    long Cases, int Kept, int Edges, double MostPerUnit, string MostFor, ImmutableSortedDictionary<string, (string Input, Exception Exception)> Failures);

/// <summary>
/// Tries inputs on a target, one after the other. With one number to begin with and as many cases, it tries the same inputs again; a target that
/// works on several threads may keep others.
/// </summary>
internal sealed class Campaign(Target target, int seed)
{
    private const int ShortestForMemory = 256;

    private readonly Dictionary<string, (string Input, Exception Exception)> failures = new(StringComparer.Ordinal);
    private readonly Stopwatch shown = Stopwatch.StartNew();
    private string mostFor = "";
    private double mostPerUnit;

    /// <summary>Told of each input before it is tried; null for nobody.</summary>
    public Action<string>? Trying { get; init; }

    /// <summary>Told about once a minute of cases, inputs kept and kinds of failure; null for nobody.</summary>
    public Action<long, int, int>? Going { get; init; }

    /// <summary>Shorten inputs that fail. Costs thousands of tries each.</summary>
    public bool Shortens { get; init; } = true;

    /// <param name="goesOn">Asked before each case, with its number.</param>
    public CampaignResult Run(Func<long, bool> goesOn)
    {
        var coverage = new Coverage();
        var mutator = new Mutator(Corpus.Grammar(target.Name), new Random(seed));
        var seeds = Corpus.Seeds(target.Name).Concat(Corpus.Findings(target.Name).Select(finding => finding.Input)).ToArray();
        var pool = new List<string>(seeds);
        var tried = 0L;
        for (; goesOn(tried); tried++)
        {
            var isSeed = tried < seeds.Length;
            var input = isSeed ? seeds[tried] : mutator.Next(pool);
            coverage.Begin();
            Try(input);
            if (coverage.IsNew() && !isSeed)
            {
                pool.Add(input);
            }

            if (shown.Elapsed > TimeSpan.FromMinutes(1))
            {
                shown.Restart();
                Going?.Invoke(tried, pool.Count - seeds.Length, failures.Count);
            }
        }

        return new CampaignResult(tried, pool.Count - seeds.Length, coverage.Edges, mostPerUnit, mostFor, failures.ToImmutableSortedDictionary(StringComparer.Ordinal));
    }

    private void Try(string input)
    {
        var before = GC.GetTotalAllocatedBytes();
        var failure = Attempt(input);
        if (input.Length >= ShortestForMemory && (double)(GC.GetTotalAllocatedBytes() - before) / input.Length is var perUnit && perUnit > mostPerUnit)
        {
            (mostPerUnit, mostFor) = (perUnit, input);
        }

        if (failure is null || (failures.TryGetValue(failure.Kind, out var known) && known.Input.Length <= input.Length))
        {
            return;
        }

        var shortest = Shortens && !failures.ContainsKey(failure.Kind) ? Minimizer.Shorten(input, candidate => Attempt(candidate)?.Kind == failure.Kind) : input;
        failures[failure.Kind] = (shortest, failure.Exception);
    }

    private Failure? Attempt(string input)
    {
        Trying?.Invoke(input);
        return Failure.Of(target, input);
    }
}
