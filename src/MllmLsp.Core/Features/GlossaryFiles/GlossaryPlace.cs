using System.Collections.Immutable;
using MllmLsp.Core.Glossaries;
using MllmLsp.Core.Text;

namespace MllmLsp.Core.Features.GlossaryFiles;

/// <summary>What is written, or may be written, at a place of a glossary file.</summary>
/// <param name="Span">The key or value without quotation marks; empty at the cursor where nothing is written yet.</param>
/// <param name="Keys">The keys that may stand here; empty for a value.</param>
/// <param name="Key">The key that a value stands behind, or the key that is written here; null where the format knows none of that name.</param>
/// <param name="Siblings">The other keys of the same map.</param>
internal sealed record GlossaryPlace(TextSpan Span, ImmutableArray<GlossaryWord> Keys, GlossaryWord? Key, ImmutableHashSet<string> Siblings)
{
    public bool IsKey => !Keys.IsEmpty;

    /// <summary>The id that the entry around gives itself; null where it gives none.</summary>
    public string? EntryId { get; init; }

    /// <summary>Null where nothing of the format is or can be written: in a comment, in the middle of a text, behind a finished value.</summary>
    public static GlossaryPlace? At(SourceText text, int offset) => At(LooseYaml.Read(text, offset), text, offset, []);

    /// <summary>The same in a text that is one entry, such as the front matter of a concept note.</summary>
    public static GlossaryPlace? InEntry(SourceText text, int offset) => At(LooseYaml.Read(text, offset), text, offset, ["concepts"]);

    /// <param name="above">The keys above those of the text.</param>
    private static GlossaryPlace? At(IReadOnlyList<LooseToken> tokens, SourceText text, int offset, ImmutableArray<string> above)
    {
        if (TokenAt(tokens, offset) is not { } token)
        {
            return null;
        }

        var path = above.AddRange(token.Path);

        var span = token.IsGap ? new TextSpan(offset, 0) : token.Span;
        var siblings = tokens.Where(other => other.IsKey && !other.IsGap && other.Map == token.Map && other.Span != token.Span)
            .Select(other => text.Slice(other.Span).ToString())
            .ToImmutableHashSet(StringComparer.Ordinal);
        var mayBeginMap = token.IsKey || token.IsItem || IsAloneOnLine(text, span);
        var keys = mayBeginMap ? GlossaryFormat.MapAt(path, token.IsItem || token.IsKey) ?? [] : [];
        var written = text.Slice(span).ToString();
        return new GlossaryPlace(span, keys, token.IsKey || !keys.IsEmpty ? keys.FirstOrDefault(word => word.Name == written) : GlossaryFormat.Find(path), siblings)
        {
            EntryId = EntryIdAt(tokens, text, offset, above.IsEmpty ? 1 : 0),
        };
    }

    /// <summary>Every id that the file names, in order: of entries and of relations.</summary>
    public static IEnumerable<(TextSpan Span, bool IsOwn)> Ids(SourceText text)
    {
        foreach (var token in LooseYaml.Read(text, 0))
        {
            if (!token.IsKey && !token.IsGap && GlossaryFormat.Find(token.Path) is { Value: GlossaryValue.Ids or GlossaryValue.OwnId } key)
            {
                yield return (token.Span, key.Value == GlossaryValue.OwnId);
            }
        }
    }

    /// <summary>Behind a key on its own line no other key can begin.</summary>
    private static bool IsAloneOnLine(SourceText text, TextSpan span) =>
        text.Slice(TextSpan.FromBounds(text.Lines.LineSpan(text.Lines.LineOf(span.Start)).Start, span.Start)).IsWhiteSpace();

    /// <summary>What is written goes before what may be; of two that meet at the offset, the one that begins there.</summary>
    private static LooseToken? TokenAt(IReadOnlyList<LooseToken> tokens, int offset)
    {
        LooseToken? found = null;
        foreach (var token in tokens)
        {
            if (token.Span.Start > offset)
            {
                break;
            }

            if (token.Span.Touches(offset) && !(token.IsGap && found is { IsGap: false }))
            {
                found = token;
            }
        }

        return found;
    }

    /// <param name="depth">How many keys stand above those of an entry.</param>
    private static string? EntryIdAt(IReadOnlyList<LooseToken> tokens, SourceText text, int offset, int depth)
    {
        int? map = null;
        foreach (var token in tokens.TakeWhile(token => token.Span.Start <= offset))
        {
            map = token.IsKey && token.Path.Length == depth ? token.Map : map;
        }

        for (var i = 0; i + 1 < tokens.Count; i++)
        {
            if (tokens[i] is { IsKey: true, IsGap: false } key && key.Map == map && text.Slice(key.Span).SequenceEqual("id") && !tokens[i + 1].IsGap)
            {
                return text.Slice(tokens[i + 1].Span).ToString();
            }
        }

        return null;
    }
}
