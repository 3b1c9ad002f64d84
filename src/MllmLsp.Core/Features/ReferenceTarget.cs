using MllmLsp.Core.Bibliographies;
using MllmLsp.Core.Glossaries;
using MllmLsp.Core.Syntax;
using MllmLsp.Core.Text;
using MllmLsp.Core.Workspaces;

namespace MllmLsp.Core.Features;

/// <summary>Something that references can mean.</summary>
internal abstract record ReferenceTarget
{
    /// <summary>The thing itself; null where no file declares it.</summary>
    public abstract Location? Declaration { get; }

    /// <summary>The same as a list of references has it: see <see cref="NamedIn"/>.</summary>
    public virtual Location? Listed => Declaration;

    /// <summary>Notes that may refer to it: all that do, and few that do not.</summary>
    /// <param name="asking">The note from which it was asked for; null where it was none.</param>
    public abstract IEnumerable<Document> Users(Workspace workspace, Document? asking);

    /// <summary>Where a note refers to it, in the order of the text.</summary>
    public virtual IEnumerable<TextSpan> UsesIn(Workspace workspace, Document note)
    {
        foreach (var reference in note.Outline.References)
        {
            if (IsMeantBy(workspace, note, reference))
            {
                yield return reference.Span;
            }
        }
    }

    protected virtual bool IsMeantBy(Workspace workspace, Document note, in Reference reference) => false;

    /// <summary>A note and those that may refer to it.</summary>
    protected static IEnumerable<Document> With(Document note, Workspace workspace) => workspace.MayReferTo(note.Path).Append(note);

    /// <summary>
    /// The part of a reference that names it, without marks: as VS Code's own Markdown support counts it, which lists a place once only
    /// where both name the same range.
    /// </summary>
    public virtual TextSpan NamedIn(in Reference reference) => reference.WholeTargetSpan;

    /// <summary>What the cursor means: what a reference leads to, or what is declared there, or a term; null for nothing.</summary>
    public static ReferenceTarget? At(Workspace workspace, Document document, int offset)
    {
        if (document.Outline.ReferenceAt(offset) is { } reference
            && (reference.Kind != ReferenceKind.Definition || reference.WholeTargetSpan.Touches(offset))
            && (Unresolved(workspace, document, reference, offset) ?? OfResolution(workspace, document, reference)) is { } target)
        {
            // On the path, a link to a heading is asked about its note.
            return target is OfHeading { Note.Path: var path } && reference.HasDestination && reference.Target.Length > 0 && reference.TargetSpan.Touches(offset)
                ? new OfNote(path)
                : target;
        }

        for (var i = 0; i < document.Outline.Headings.Length; i++)
        {
            if (document.Outline.Headings[i].Span.Touches(offset))
            {
                return new OfHeading(document, i);
            }
        }

        foreach (var definition in document.Outline.Definitions)
        {
            if (definition.LabelSpan.Touches(offset))
            {
                return new OfLabel(document, definition.Label, definition.Span, definition.LabelSpan, false);
            }
        }

        foreach (var footnote in document.Outline.Footnotes)
        {
            if (footnote.LabelSpan.Touches(offset))
            {
                return new OfLabel(document, footnote.Label, footnote.Span, footnote.LabelSpan, true);
            }
        }

        if (document.Outline.FrontMatter is { Title: not null } front && front.TitleSpan.Touches(offset))
        {
            return new OfNote(document.Path);
        }

        foreach (var anchor in document.Outline.BlockIds.Concat(document.Outline.Anchors))
        {
            if (anchor.Span.Touches(offset))
            {
                return new OfAnchor(document, anchor.Span, anchor.Span);
            }
        }

        if (TagAt(document, offset) is { } tag)
        {
            return new OfTag(tag.Name);
        }

        if (NoteProperty.At(workspace, document, offset) is var (concept, _))
        {
            return new OfConcept(concept);
        }

        return TermAt.Find(workspace, document, offset) is { } term ? new OfConcept(term.Concept) : null;
    }

    /// <summary>The tag under the cursor, in the text or in the front matter; null where there is none.</summary>
    public static Tag? TagAt(Document document, int offset)
    {
        foreach (var tag in Tags(document))
        {
            if (tag.Span.Touches(offset))
            {
                return tag;
            }
        }

        return null;
    }

    /// <summary>Tags of the front matter, then those of the text.</summary>
    public static IEnumerable<Tag> Tags(Document document) => (document.Outline.FrontMatter?.Tags ?? []).Concat(document.Outline.Tags);

    /// <summary>What is known by its name only: an address, or a file that is not there; null for all else.</summary>
    private static ReferenceTarget? Unresolved(Workspace workspace, Document document, in Reference reference, int offset) =>
        AddressTarget.Of(reference) is { } address ? address : MissingTarget.Of(workspace, document, reference, offset);

    private static ReferenceTarget? OfResolution(Workspace workspace, Document document, in Reference reference)
    {
        var resolution = Resolver.Resolve(workspace, document, reference);
        if (resolution.Concept is { } concept)
        {
            return new OfConcept(concept);
        }

        if (resolution.Citation is { } cited)
        {
            return new OfCitation(cited.File.Path, cited.Entry);
        }

        if (reference.Kind is ReferenceKind.Footnote or ReferenceKind.Full or ReferenceKind.Collapsed or ReferenceKind.Shortcut or ReferenceKind.Undefined)
        {
            var isFootnote = reference.Kind == ReferenceKind.Footnote;
            return new OfLabel(document, reference.Target, resolution.Place ?? default, resolution.PlaceName, isFootnote);
        }

        if (resolution.Status == ResolutionStatus.MissingFragment)
        {
            return null;
        }

        return (resolution.Path, resolution.Document, resolution.HeadingIndex, resolution.PlaceName) switch
        {
            (null, _, _, _) => null,
            (_, { } target, { } heading, _) => new OfHeading(target, heading),
            (_, { } target, null, { } name) => new OfAnchor(target, resolution.Place ?? name, name),
            ({ } path, _, _, _) => new OfNote(path, workspace.IsNote(path)),
        };
    }

    public sealed record OfConcept(Concept Concept) : ReferenceTarget
    {
        public override Location? Declaration => Definition.Entry(Concept);

        public override IEnumerable<Document> Users(Workspace workspace, Document? asking) => workspace.MayLinkTo(Concept);

        protected override bool IsMeantBy(Workspace workspace, Document note, in Reference reference) =>
            reference.IsWiki && Resolver.Resolve(workspace, note, reference).Concept?.Id == Concept.Id;
    }

    /// <summary>A note or another file: every link to it, also to one of its headings.</summary>
    /// <param name="IsNote">False for a file that an editor cannot show a place of, such as an image.</param>
    public sealed record OfNote(string Path, bool IsNote = true) : ReferenceTarget
    {
        public override Location? Declaration => IsNote ? new(Path, default, default) : null;

        public override TextSpan NamedIn(in Reference reference) => reference.IsWiki ? reference.WholeTargetSpan : reference.TargetSpan;

        public override IEnumerable<Document> Users(Workspace workspace, Document? asking) =>
            workspace.Find(Path) is { } note ? With(note, workspace) : workspace.MayReferTo(Path);

        protected override bool IsMeantBy(Workspace workspace, Document note, in Reference reference) =>
            (reference.HasDestination || reference.IsWiki) && (note.Path != Path || reference.Target.Length > 0)
            && Resolver.Resolve(workspace, note, reference).Path == Path;
    }

    /// <summary>A heading; links to the whole note mean the one that is its title, too.</summary>
    private sealed record OfHeading(Document Note, int Index) : ReferenceTarget
    {
        private bool IsTitle { get; } = Note.Outline.FrontMatter?.Title is null && Note.Outline.FirstTopHeading?.Span == Note.Outline.Headings[Index].Span;

        public override Location? Declaration =>
            new(Note.Path, Note.Outline.Headings[Index].Span, Note.Outline.Headings[Index].TextSpan);

        public override Location? Listed => Declaration is { } own ? own with { Selection = own.Span } : null;

        public override IEnumerable<Document> Users(Workspace workspace, Document? asking) => With(Note, workspace);

        protected override bool IsMeantBy(Workspace workspace, Document note, in Reference reference) =>
            (reference.Fragment is not null || (IsTitle && reference.Target.Length > 0 && (reference.IsWiki || reference.HasDestination)))
            && Resolver.Resolve(workspace, note, reference) is { } found
            && found.Path == Note.Path
            && (found.HeadingIndex == Index || (found.HeadingIndex is null && reference.Fragment is null));
    }

    private sealed record OfAnchor(Document Note, TextSpan Place, TextSpan Name) : ReferenceTarget
    {
        public override Location? Declaration => new(Note.Path, Place, Name);

        public override IEnumerable<Document> Users(Workspace workspace, Document? asking) => With(Note, workspace);

        protected override bool IsMeantBy(Workspace workspace, Document note, in Reference reference) =>
            reference.Fragment is not null && Resolver.Resolve(workspace, note, reference) is { HeadingIndex: null } found
            && found.PlaceName == Name && found.Path == Note.Path;
    }

    /// <summary>The label of a link definition or of a footnote.</summary>
    private sealed record OfLabel(Document Note, string Label, TextSpan Whole, TextSpan? Name, bool IsFootnote) : ReferenceTarget
    {
        public override Location? Declaration => Name is { } name ? new Location(Note.Path, Whole, name) : null;

        /// <summary>A definition is itself a link, and listed as one.</summary>
        public override Location? Listed => Declaration is { } own ? own with { Selection = DestinationOr(own.Selection) } : null;

        /// <summary>The caret is a part of a footnote's name.</summary>
        public override TextSpan NamedIn(in Reference reference) => IsFootnote
            ? TextSpan.FromBounds(reference.TargetSpan.Start - 1, reference.TargetSpan.End)
            : reference.TargetSpan;

        public override IEnumerable<Document> Users(Workspace workspace, Document? asking) => asking is null ? [] : [asking];

        protected override bool IsMeantBy(Workspace workspace, Document note, in Reference reference) =>
            reference.Target == Label && (IsFootnote
                ? reference.Kind == ReferenceKind.Footnote
                : reference.Kind is ReferenceKind.Full or ReferenceKind.Collapsed or ReferenceKind.Shortcut or ReferenceKind.Undefined);

        private TextSpan DestinationOr(TextSpan name)
        {
            foreach (var reference in Note.Outline.References)
            {
                if (reference.Kind == ReferenceKind.Definition && Whole.Contains(reference.TargetSpan.Start))
                {
                    return reference.WholeTargetSpan;
                }
            }

            return name;
        }
    }

    /// <summary>An entry of a bibliography, by whichever of its keys.</summary>
    public sealed record OfCitation(string Path, BibEntry Entry) : ReferenceTarget
    {
        public override Location? Declaration => new(Path, Entry.Span, Entry.KeySpan);

        public override IEnumerable<Document> Users(Workspace workspace, Document? asking) =>
            Entry.OtherKeys.Insert(0, Entry.Key).SelectMany(workspace.Citing).DistinctBy(note => note.Path);

        protected override bool IsMeantBy(Workspace workspace, Document note, in Reference reference) =>
            reference.Kind is ReferenceKind.Citation or ReferenceKind.BareCitation
            && Resolver.Resolve(workspace, note, reference).Citation is { } cited && cited.Entry.KeySpan == Entry.KeySpan && cited.File.Path == Path;
    }

    /// <summary>A tag and those nested below it. No place declares one: each use is as good as another.</summary>
    private sealed record OfTag(string Name) : ReferenceTarget
    {
        public override Location? Declaration => null;

        public override IEnumerable<Document> Users(Workspace workspace, Document? asking) => workspace.Tagged(Name);

        public override IEnumerable<TextSpan> UsesIn(Workspace workspace, Document note)
        {
            var name = NameKey.Folded(Name);
            foreach (var tag in Tags(note))
            {
                var other = NameKey.Folded(tag.Name);
                if (other == name || other.StartsWith(name + "/", StringComparison.Ordinal))
                {
                    yield return tag.Span;
                }
            }
        }
    }
}
