using System.Diagnostics;

namespace MllmLsp.Fuzz.Engine;

/// <summary>
/// Makes an input shorter that fails, as long as it fails in the same way: leaves out ever smaller parts (Zeller and Hildebrandt, 2002, without
/// the complements), then writes plainer characters.
/// </summary>
internal static class Minimizer
{
    private const int MostTries = 4000;

    /// <summary>Inputs that are slow, or wait for what does not come, are not shortened to the end.</summary>
    private static readonly TimeSpan MostTime = TimeSpan.FromMinutes(1);

    /// <param name="fails">Whether an input fails in the way that is looked for.</param>
    public static string Shorten(string input, Func<string, bool> fails)
    {
        var (tries, clock) = (0, Stopwatch.StartNew());
        bool Fails(string candidate) => tries++ < MostTries && clock.Elapsed < MostTime && fails(candidate);
        for (var before = -1; before != input.Length;)
        {
            before = input.Length;
            for (var size = Math.Max(1, input.Length / 2); size >= 1; size /= 2)
            {
                for (var at = 0; at < input.Length;)
                {
                    var shorter = input.Remove(at, Math.Min(size, input.Length - at));
                    if (Fails(shorter))
                    {
                        input = shorter;
                    }
                    else
                    {
                        at += size;
                    }
                }
            }
        }

        for (var at = 0; at < input.Length; at++)
        {
            if (input[at] != 'a' && char.IsLetter(input[at]) && string.Concat(input.AsSpan(0, at), "a", input.AsSpan(at + 1)) is var plainer && Fails(plainer))
            {
                input = plainer;
            }
        }

        return input;
    }
}
