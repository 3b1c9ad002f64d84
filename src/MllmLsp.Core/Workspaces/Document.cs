using System.Collections.Immutable;
using System.Runtime.InteropServices;
using MllmLsp.Core.Syntax;
using MllmLsp.Core.Terms;
using MllmLsp.Core.Text;
using MllmLsp.Core.Workspaces.Packing;

namespace MllmLsp.Core.Workspaces;

/// <summary>A note: its outline, and its text while it is open or while a command needs it.</summary>
/// <param name="Path">
/// Absolute, <c>/</c> between the parts on every system, NFC not applied, the real spelling of the disk; an unsaved document has its
/// address (<c>untitled:Untitled-1</c>).
/// </param>
/// <param name="Outline">What the text says, with offsets into it.</param>
/// <param name="Text">Null for a closed note of which only the outline is kept.</param>
/// <param name="Version">The editor's version while it is open, else null.</param>
public sealed record Document(string Path, Outline Outline, SourceText? Text, int? Version)
{
    /// <summary>An <see cref="Syntax.Outline"/>, or one as bytes.</summary>
    private object content = Outline;

    /// <summary>A <see cref="NoteTerms"/>, the mentions alone where there is nothing else, or what makes them; null while nobody has read them.</summary>
    private object? terms;

    /// <summary>Null where it has to be taken from the outline.</summary>
    private NoteSummary? summary;

    /// <summary>False where it is known, without making the terms, that none of them is a misspelling.</summary>
    private bool mayMisspell = true;

    /// <summary>What the bytes say: weakly, for as long as somebody still uses it, or an <see cref="Syntax.Outline"/> that is held.</summary>
    private object? unpacked;

    private bool holdsOutline;

    /// <summary>Constant for most notes; linear in the outline for a packed one that nobody asked about of late.</summary>
    public Outline Outline
    {
        get => content as Outline ?? Unpacked((byte[])content);
        init => (content, unpacked, summary) = (value, null, null);
    }

    /// <summary>As <see cref="Outline"/>, for who asks all notes once: what the bytes say is not remembered.</summary>
    internal Outline OutlineOnce => content as Outline ?? Known ?? (HoldsOutline ? Outline : OutlinePack.Unpack((byte[])content));

    /// <summary>
    /// Whether what the bytes say is remembered from the first question on until <see cref="Forget"/>: for notes that are asked about several times
    /// while a folder is read.
    /// </summary>
    public bool HoldsOutline
    {
        get => holdsOutline;
        init => holdsOutline = value;
    }

    public bool IsOpen => Version is not null;

    /// <summary>What the note does with terms; null while not read. What an earlier run kept is made at the first question.</summary>
    public NoteTerms? Terms
    {
        get => terms switch
        {
            string[] mentions => new NoteTerms { Mentions = ImmutableCollectionsMarshal.AsImmutableArray(mentions) },
            Func<NoteTerms> make => (NoteTerms)(terms = make()),
            _ => (NoteTerms?)terms,
        };
        init => (terms, mayMisspell) = (value, true);
    }

    /// <summary>As <see cref="Syntax.Outline.Title"/>.</summary>
    public string? Title => summary is { } known ? known.Title : Outline.Title;

    /// <summary>Names in the front matter.</summary>
    public ImmutableArray<string> Aliases => summary is { } known ? known.Aliases : NoteSummary.AliasesOf(Outline.FrontMatter);

    /// <summary>Words that may be slips, as <see cref="Misspelling.Key"/>.</summary>
    public IEnumerable<string> MisspellingKeys => mayMisspell && Terms is { Misspellings.IsEmpty: false } read ? read.Misspellings.Select(slip => slip.Key) : [];

    /// <summary>Ids of the concepts whose labels stand in the note, each once, sorted; null while not counted.</summary>
    public ImmutableArray<string>? Mentions => terms is string[] mentions ? ImmutableCollectionsMarshal.AsImmutableArray(mentions) : Terms?.Mentions;

    /// <summary>
    /// Whatever tells the content that a closed note was read from, so that a newer one is known from it; zero where nobody said. Who reads the
    /// note sets it; the core only keeps it.
    /// </summary>
    public UInt128 ContentKey { get; init; }

    /// <summary>Parses a text. Total: any text gives a document.</summary>
    public static Document Parse(string path, SourceText text, int? version = null) =>
        new(path, MarkdownParser.Parse(text), text, version);

    /// <summary>A closed note of which an earlier run kept what it says; nothing of it is unpacked before somebody asks.</summary>
    /// <param name="outline">As <see cref="OutlinePack.Pack"/> made it.</param>
    /// <param name="terms">Makes what the note does with terms; may be called more than once, for the same.</param>
    /// <param name="mayMisspell">False: no word in the terms may be a slip.</param>
    public static Document Kept(string path, byte[] outline, NoteSummary summary, Func<NoteTerms> terms, bool mayMisspell) =>
        new(path, Outline.Empty, null, null) { content = outline, summary = summary, terms = terms, mayMisspell = mayMisspell };

    /// <summary>As the other, with what the note does with terms.</summary>
    public static Document Kept(string path, byte[] outline, NoteSummary summary, NoteTerms terms) =>
        new(path, Outline.Empty, null, null) { content = outline, summary = summary, terms = Packed(terms), mayMisspell = !terms.Misspellings.IsEmpty };

    /// <summary>The same note in an eighth of the memory: for one of thousands that are rarely asked about.</summary>
    public Document Packed() => content is byte[]? this : this with
    {
        content = OutlinePack.Pack(Outline),
        unpacked = HoldsOutline ? Outline : null,
        summary = NoteSummary.Of(Outline),
        terms = Packed(terms),
    };

    /// <summary>Ends the memory of what the bytes say: of thousands of notes few are asked about again.</summary>
    internal void Forget()
    {
        unpacked = null;
        summary = null;
        holdsOutline = false;
    }

    /// <summary>As <see cref="Forget"/>, for a note whose outline is not held.</summary>
    internal void ForgetUnlessHeld()
    {
        if (!holdsOutline)
        {
            Forget();
        }
    }

    private Outline? Known => unpacked as Outline ?? (unpacked is WeakReference<Outline> weak && weak.TryGetTarget(out var outline) ? outline : null);

    /// <summary>Most notes do nothing with terms but mention them: the lists that are empty take more than that.</summary>
    private static object? Packed(object? terms) =>
        terms is NoteTerms { HasMentionsOnly: true } plain ? ImmutableCollectionsMarshal.AsArray(plain.Mentions) : terms;

    private Outline Unpacked(byte[] packed)
    {
        if (Known is { } known)
        {
            return known;
        }

        var outline = OutlinePack.Unpack(packed);
        unpacked = HoldsOutline ? outline : new WeakReference<Outline>(outline);
        return outline;
    }
}
