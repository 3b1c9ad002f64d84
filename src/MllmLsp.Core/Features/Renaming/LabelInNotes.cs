using MllmLsp.Core.Glossaries;
using MllmLsp.Core.Syntax;
using MllmLsp.Core.Terms;
using MllmLsp.Core.Text;
using MllmLsp.Core.Workspaces;

namespace MllmLsp.Core.Features.Renaming;

/// <summary>
/// The places of a label in notes: words in running text (not in quotations, titles of works, code, addresses), wiki links that name it, and
/// links to headings whose anchors change with them.
/// </summary>
/// <param name="concept">The concept as it is in force.</param>
internal sealed class LabelInNotes(Workspace workspace, Concept concept, Label label, string name)
{
    private readonly string? key = LabelIndex.KeyOf(label.Text);

    /// <summary>Notes in whose text the label may stand: all in which it does.</summary>
    /// <param name="asking">Path of the document from which it was asked for.</param>
    public IEnumerable<Document> Mentioning(string asking) => workspace.Mentioning(concept.Id)
        .Concat(new[] { asking, concept.DefinedIn }.Select(workspace.Find).OfType<Document>())
        .DistinctBy(note => note.Path);

    /// <summary>The words of one note that are the label.</summary>
    public IEnumerable<LabelChange> Words(Document note, SourceText text)
    {
        var places = new QuietPlaces(note.Outline, text);
        foreach (var match in workspace.GlossaryFor(note.Path).Matcher.Find(text.AsSpan(), MatchMode.Strict))
        {
            if (!IsMeant(match) || TermReader.IsOwnName(note.Path, match) || !places.Allow(match.Span) || IsAttribute(note, text, match.Span))
            {
                continue;
            }

            var written = LabelSpelling.Of(name, label, text.Slice(match.Span), match.IsPlural);
            yield return new LabelChange(new TextChange(match.Span, written), IsDoubtful: !match.Homonyms.IsEmpty);
            if (LabelBehind(note, text, match.Span) is { } kept)
            {
                yield return new LabelChange(kept, IsDoubtful: false);
            }
        }
    }

    /// <summary>Wiki links that name the label, and by it the concept or the note that is its entry.</summary>
    public IEnumerable<(string Path, LabelChange Change)> Links()
    {
        foreach (var note in workspace.MayLinkTo(concept))
        {
            foreach (var reference in note.Outline.References)
            {
                if (reference.IsWiki && Link(note, reference) is { } change)
                {
                    yield return (note.Path, change);
                }
            }
        }
    }

    /// <summary>Whether changes of a note change what links can name: its headings, or its title.</summary>
    public static bool ChangesNames(Document note, IReadOnlyCollection<TextChange> changes) => ChangedHeadings(note, changes).Count > 0 || ChangesTitle(note, changes);

    /// <summary>What follows from changed headings of a note: links to them, and by its title.</summary>
    public IEnumerable<(string Path, TextChange Change)> Anchors(Document note, SourceText text, IReadOnlyCollection<TextChange> changes, FeatureContext context)
    {
        var headings = note.Outline.Headings;
        var renamed = ChangedHeadings(note, changes);
        var after = Document.Parse(note.Path, changes.OrderByDescending(change => change.Span).Aggregate(text, (before, change) => before.WithChange(change)), note.Version);
        if (after.Outline.Headings.Length != headings.Length)
        {
            return [];
        }

        var shift = new AnchorShift(workspace, note, after, renamed);
        return workspace.MayReferTo(note.Path).Append(note).SelectMany(user => shift.In(user, context));
    }

    private static HashSet<int> ChangedHeadings(Document note, IReadOnlyCollection<TextChange> changes) =>
        [.. Enumerable.Range(0, note.Outline.Headings.Length).Where(i => changes.Any(change => note.Outline.Headings[i].Span.Contains(change.Span)))];

    private static bool ChangesTitle(Document note, IReadOnlyCollection<TextChange> changes) =>
        note.Outline.FrontMatter is { Title: not null } front && changes.Any(change => front.TitleSpan.Contains(change.Span));

    /// <summary>Whether a term is this label of this concept, whatever each glossary has laid over or below it.</summary>
    public bool IsMeant(in TermMatch match) =>
        match.Label.Text == label.Text && match.Label.Role == label.Role && ConceptUses.AreSame(match.Concept, concept);

    private LabelChange? Link(Document note, Reference reference)
    {
        var found = Resolver.Resolve(workspace, note, reference);
        var isPlural = false;
        if (found.Concept is { } named)
        {
            if (!ConceptUses.AreSame(named, concept) || !Names(reference.Target, out isPlural))
            {
                return null;
            }
        }
        else if (found.Path != concept.DefinedIn || !NamesAlias(reference.Target))
        {
            return null;
        }

        var plural = isPlural ? EnglishPlural.Of(name) : name;
        var names = LabelIndex.KeyOf(plural) is { } changed && (changed == LabelIndex.KeyOf(name) || LabelIndex.Singular(changed) == LabelIndex.KeyOf(name));
        var hasAlias = reference.DisplaySpan != reference.TargetSpan && reference.DisplaySpan.Start >= reference.TargetSpan.End;
        var isQuoted = note.Outline.Regions.Any(region => region.Kind == RegionKind.Quote && region.Span.Contains(reference.Span));
        var target = names ? plural : name;

        // What a quotation says stays; and a plural that would name nothing is shown by an alias.
        var shown = hasAlias || reference.Fragment is not null ? null : isQuoted ? reference.Target : target == plural ? null : plural;
        var leadsElsewhere = Resolver.Resolve(workspace, note, reference with { Target = target, Fragment = null }).Path is not null;
        return new LabelChange(new TextChange(reference.TargetSpan, shown is null ? target : $"{target}|{shown}"), IsDoubtful: leadsElsewhere && found.Concept is not null);
    }

    /// <summary>A link names the label that is spelled alike; one that is spelled as the id or as another label names that.</summary>
    private bool Names(string target, out bool isPlural)
    {
        isPlural = false;
        if (target == label.Text)
        {
            return true;
        }

        if (LabelIndex.KeyOf(target) is not { } written || concept.Labels.Any(other => other.Text == target) || (concept.IdSpan is not null && concept.Id == target))
        {
            return false;
        }

        isPlural = written != key;
        return !isPlural || LabelIndex.Singular(written) == key;
    }

    /// <summary>An alias of the note that is the entry, where neither its name nor its title answers the link.</summary>
    private bool NamesAlias(string target) =>
        workspace.Find(concept.DefinedIn) is { Outline: var outline, Path: var path }
        && NameKey.Folded(target) == NameKey.Folded(label.Text)
        && (outline.FrontMatter?.Aliases ?? []).Any(alias => NameKey.Folded(alias.Name) == NameKey.Folded(target))
        && NameKey.Folded(target) != NameKey.Folded(PathText.Stem(path))
        && NameKey.Folded(target) != NameKey.Folded(outline.Title ?? "");

    /// <summary>An id in braces behind a heading is an address, which stays.</summary>
    private static bool IsAttribute(Document note, SourceText text, TextSpan span)
    {
        foreach (var heading in note.Outline.Headings)
        {
            if (heading.TextSpan.Contains(span))
            {
                return !HeadingRename.Content(text, heading).Contains(span);
            }
        }

        return false;
    }

    /// <summary>Where the text of a link is its label, too, the label is written behind it: <c>[RoPE]</c> becomes <c>[New][RoPE]</c>.</summary>
    private static TextChange? LabelBehind(Document note, SourceText text, TextSpan span) => note.Outline.ReferenceAt(span.Start) switch
    {
        { Kind: ReferenceKind.Shortcut } link when link.DisplaySpan.Contains(span) =>
            new TextChange(new TextSpan(link.Span.End, 0), $"[{text.Slice(link.DisplaySpan)}]"),
        { Kind: ReferenceKind.Collapsed } link when link.DisplaySpan.Contains(span) =>
            new TextChange(new TextSpan(link.Span.End - 1, 0), text.Slice(link.DisplaySpan).ToString()),
        _ => null,
    };
}

/// <param name="IsDoubtful">The place may mean something else: a person should look at it.</param>
internal readonly record struct LabelChange(TextChange Change, bool IsDoubtful);
