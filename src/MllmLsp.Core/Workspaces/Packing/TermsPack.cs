using System.Collections.Immutable;
using MllmLsp.Core.Glossaries;
using MllmLsp.Core.Terms;

namespace MllmLsp.Core.Workspaces.Packing;

/// <summary>What a note does with terms, as bytes. Concepts and labels become names: they come back from the glossary that they were found in.</summary>
public static class TermsPack
{
    [ThreadStatic]
    private static PackWriter? writer;

    /// <summary>Null where a concept is not to be found in the glossary again.</summary>
    public static byte[]? Pack(NoteTerms terms, Glossary glossary)
    {
        var to = writer ??= new PackWriter();
        to.Clear();
        to.Flag(!terms.Misspellings.IsEmpty);
        to.All(terms.Mentions, static (to, id) => to.Text(id));
        if (!Write(to, terms.Variants, glossary) || !Write(to, terms.Deprecated, glossary) || !Write(to, terms.Unexpanded, glossary))
        {
            return null;
        }

        to.Number(terms.Translations.Length);
        foreach (var one in terms.Translations)
        {
            if (!IsIn(glossary, one.Concept))
            {
                return null;
            }

            to.Span(one.Span);
            to.Text(one.Label);
            to.Text(one.Main);
            to.Span(one.MainSpan);
            to.Text(one.Concept.Id);
        }

        to.All(terms.UnknownAbbreviations, static (to, word) =>
        {
            to.Span(word.Span);
            to.Text(word.Text);
        });
        to.All(terms.Misspellings, static (to, one) =>
        {
            to.Span(one.Span);
            to.Text(one.Text);
            to.Text(one.Correct);
        });
        return to.ToArray();
    }

    /// <summary>Whether words were found that may be slips; unpacks nothing.</summary>
    public static bool HasMisspellings(ReadOnlyMemory<byte> packed) => new PackReader(packed).Flag();

    /// <param name="glossary">One that equals the glossary at the time of packing.</param>
    /// <exception cref="FormatException">The bytes are none that <see cref="Pack"/> made, or not of this glossary.</exception>
    public static NoteTerms Unpack(ReadOnlyMemory<byte> packed, Glossary glossary)
    {
        var from = new PackReader(packed);
        _ = from.Flag();
        var terms = new NoteTerms
        {
            // The ids of the glossary's own concepts: one string for all notes.
            Mentions = from.All(reader => ConceptOf(reader.Required(), glossary).Id),
            Variants = Read(from, glossary),
            Deprecated = Read(from, glossary),
            Unexpanded = Read(from, glossary),
            Translations = from.All(reader =>
            {
                var (span, label, main, mainSpan) = (reader.Span(), reader.Required(), reader.Required(), reader.Span());
                return new Translation(span, label, main, mainSpan, ConceptOf(reader.Required(), glossary));
            }),
            UnknownAbbreviations = from.All(static reader => new Word(reader.Span(), reader.Required())),
            Misspellings = from.All(static reader => new Misspelling(reader.Span(), reader.Required(), reader.Required())),
        };
        return from.IsAtEnd ? terms : throw PackReader.Malformed();
    }

    private static bool Write(PackWriter to, ImmutableArray<TermUse> uses, Glossary glossary)
    {
        to.Number(uses.Length);
        foreach (var use in uses)
        {
            var label = use.Concept.Labels.IndexOf(use.Label);
            if (label < 0 || !IsIn(glossary, use.Concept))
            {
                return false;
            }

            to.Span(use.Span);
            to.Text(use.Text);
            to.Text(use.Concept.Id);
            to.Number(label);
            to.Flag(use.IsPlural);
        }

        return true;
    }

    private static ImmutableArray<TermUse> Read(PackReader from, Glossary glossary) => from.All(reader =>
    {
        var (span, text, concept) = (reader.Span(), reader.Required(), ConceptOf(reader.Required(), glossary));
        var label = reader.Number();
        return label >= 0 && label < concept.Labels.Length
            ? new TermUse(span, text, concept, concept.Labels[label], reader.Flag())
            : throw PackReader.Malformed();
    });

    private static bool IsIn(Glossary glossary, Concept concept) => ReferenceEquals(glossary.Find(concept.Id), concept);

    private static Concept ConceptOf(string id, Glossary glossary) => glossary.Find(id) ?? throw PackReader.Malformed();
}
