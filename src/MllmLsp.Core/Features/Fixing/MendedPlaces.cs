using MllmLsp.Core.Diagnostics;
using MllmLsp.Core.Text;

namespace MllmLsp.Core.Features.Fixing;

/// <summary>
/// Where which fix has been applied, in the texts as they are by now. A fix that does not mend its finding is proposed again at its place by the next
/// pass, and is not to be applied again; a finding that reads the same and stands elsewhere is another one.
/// </summary>
internal sealed class MendedPlaces
{
    private readonly Dictionary<MendedKey, List<TextSpan>> places = [];

    /// <summary>How many of the findings that were there at first still wait: lines that read the same may stand one below the other.</summary>
    private readonly Dictionary<MendedKey, int> waiting = [];

    /// <summary>Says how many findings with a key there are; only what is said first counts.</summary>
    public void Expect(MendedKey key, int count) => waiting.TryAdd(key, count);

    /// <summary>False where no finding with the key waits any more, and the fix was applied to what this one marks, or next to it.</summary>
    public bool Allows(MendedKey key, TextSpan span) =>
        waiting.GetValueOrDefault(key) > 0
        || !places.TryGetValue(key, out var spans)
        || !spans.Exists(place => place.Start <= span.End && span.Start <= place.End);

    /// <summary>A finding with the key waits no more.</summary>
    public void Take(MendedKey key) => waiting[key] = waiting.GetValueOrDefault(key) - 1;

    /// <param name="span">What the finding marks, in the text before the fix.</param>
    public void Add(MendedKey key, TextSpan span, Fix fix)
    {
        if (!places.TryGetValue(key, out var spans))
        {
            places[key] = spans = [];
        }

        spans.Add(span);
        spans.AddRange(fix.Edits.Where(edit => edit.Path == key.Path).SelectMany(edit => edit.Changes).Select(change => change.Span));
    }

    /// <summary>Takes all places along into the texts behind a pass.</summary>
    /// <param name="editsOf">What the pass changed in the file of a path; null for nothing.</param>
    public void Move(Func<string, TextEdits?> editsOf)
    {
        var maps = new Dictionary<string, Func<TextSpan, TextSpan>?>(StringComparer.Ordinal);
        foreach (var (key, spans) in places)
        {
            if (!maps.TryGetValue(key.Path, out var map))
            {
                maps[key.Path] = map = editsOf(key.Path)?.Mapping();
            }

            for (var i = 0; map is not null && i < spans.Count; i++)
            {
                spans[i] = map(spans[i]);
            }
        }
    }
}

/// <summary>A fix of findings that read the same.</summary>
/// <param name="Fingerprint">As <see cref="Diagnostics.Fingerprint.Of"/> makes it.</param>
/// <param name="Title">The fix's.</param>
internal readonly record struct MendedKey(string Path, string Fingerprint, string Title);
