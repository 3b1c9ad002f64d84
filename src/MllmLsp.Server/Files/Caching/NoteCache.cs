using System.Collections.Concurrent;
using System.Collections.Immutable;
using System.IO.Hashing;
using System.Text;
using MllmLsp.Core.Diagnostics;
using MllmLsp.Core.Syntax;
using MllmLsp.Core.Terms;
using MllmLsp.Core.Workspaces;
using MllmLsp.Core.Workspaces.Packing;

namespace MllmLsp.Server.Files.Caching;

/// <summary>
/// What earlier runs made of the notes of one root, by the notes' bytes: parsing and searching for terms are most of what a run takes.
/// </summary>
/// <remarks>
/// Never wrong, by what it is keyed with: the bytes of a note (128 bits of hash), for its terms the bytes of every glossary file too, for its findings all that
/// they can depend on (<see cref="KeptFindings"/>), and for all of it this very build of the program. A file that is damaged in any way, or of another build, counts as none. Bounded: what a run did not
/// ask for is not written again, nor is more than <see cref="LargestFile"/>; old roots are forgotten.
/// </remarks>
internal sealed class NoteCache
{
    /// <summary>In bytes; some 300,000 notes. The notes of larger roots are not remembered.</summary>
    private const int LargestFile = 512 * 1024 * 1024;

    /// <summary>What is fewer is read as quickly as a cache.</summary>
    public const int FewestNotes = 200;

    /// <summary>One in so many notes may be made anew in every run before the file is written again: writing is not free either.</summary>
    private const int WorthSaving = 50;

    private readonly string? path;
    private readonly Dictionary<UInt128, CachedNote> known;
    private readonly ConcurrentDictionary<UInt128, CachedNote> used = new();
    private readonly ConcurrentDictionary<(GlossarySources, TermLists), UInt128> fingerprints = new();
    private int changes;

    private NoteCache(string? path, Dictionary<UInt128, CachedNote> known) => (this.path, this.known) = (path, known);

    /// <summary>Knows nothing and keeps nothing.</summary>
    public static NoteCache None => new(null, []);

    /// <summary>The cache of a root: empty where there is none, or none that can be trusted, or where the user wants none.</summary>
    public static NoteCache Of(string root)
    {
        if (UserCache.IsOff)
        {
            return None;
        }

        var name = $"{XxHash128.HashToUInt128(Encoding.UTF8.GetBytes(root)):x32}.notes";
        return At(Path.Combine(UserCache.Folder, "notes", name));
    }

    /// <summary>As <see cref="Of"/>, read while something else is done.</summary>
    public static Task<NoteCache> Ahead(string root) => Task.Run(() => Of(root));

    /// <summary>The cache that a file holds.</summary>
    public static NoteCache At(string path) => new(path, NoteCacheFile.Read(path, LargestFile));

    /// <summary>Whether what is added is there for a later run.</summary>
    public bool Keeps => path is not null;

    /// <summary>Notes of earlier runs that it knows.</summary>
    public int Count => known.Count;

    /// <summary>The key of a note.</summary>
    public static UInt128 KeyOf(ReadOnlySpan<byte> bytes) => XxHash128.HashToUInt128(bytes);

    /// <summary>What is remembered of a text with this key; null where nothing is. Unpacks next to nothing.</summary>
    public KeptNote? Find(UInt128 key)
    {
        if (!known.TryGetValue(key, out var note))
        {
            return null;
        }

        try
        {
            var summary = OutlinePack.ReadSummary(note.Outline);
            used.TryAdd(key, note);
            return new KeptNote(note.Outline.ToArray(), summary, note.Face, note.Sources, note.Terms);
        }
        catch (FormatException)
        {
            return null;
        }
    }

    /// <summary>Whether the terms of a note were read from these sources, with these lists and no others.</summary>
    public bool HasTerms(KeptNote note, GlossarySources sources, TermLists lists) => !note.Terms.IsEmpty && note.Sources == FingerprintOf(sources, lists);

    /// <summary>What was found in a text with this key; null where it is not known, or not of the world that <paramref name="judged"/> stands for.</summary>
    public ImmutableArray<Diagnostic>? FindFindings(UInt128 key, UInt128 judged)
    {
        try
        {
            return known.TryGetValue(key, out var note) && note.Judged == judged && !note.Findings.IsEmpty ? FindingsPack.Unpack(note.Findings) : null;
        }
        catch (FormatException)
        {
            return null;
        }
    }

    /// <summary>Remembers what was found in a text that is remembered.</summary>
    public void AddFindings(UInt128 key, UInt128 judged, ImmutableArray<Diagnostic> findings)
    {
        if (path is not null && used.TryGetValue(key, out var note) && FindingsPack.Pack(findings) is { } packed)
        {
            used[key] = note with { Judged = judged, Findings = packed };
            Interlocked.Increment(ref changes);
        }
    }

    /// <summary>Remembers what was made of a text.</summary>
    public void Add(UInt128 key, Outline outline, NoteTerms terms, GlossarySources sources, TermLists lists)
    {
        if (path is not null && TermsPack.Pack(terms, sources.Glossary) is { } packed)
        {
            var note = used.TryGetValue(key, out var old) ? old : new CachedNote { Outline = OutlinePack.Pack(outline), Face = NoteKeys.FaceOf(outline) };
            used[key] = note with { Sources = FingerprintOf(sources, lists), Terms = packed };
            Interlocked.Increment(ref changes);
        }
    }

    /// <summary>
    /// Brings to the disk what this run asked for or added, where enough differs from what is there. Failing costs the next run time, and
    /// nothing else.
    /// </summary>
    public void Save()
    {
        if (path is not null && (changes * WorthSaving > used.Count || used.Count < known.Count / 2))
        {
            NoteCacheFile.Write(path, used, LargestFile);
        }
    }

    /// <summary>Everything that says what is read of a glossary's terms: of its files the path, which ranks them, and the text; and the lists.</summary>
    private UInt128 FingerprintOf(GlossarySources sources, TermLists lists) => fingerprints.GetOrAdd((sources, lists), static key =>
    {
        var (sources, lists) = key;
        var hash = new XxHash128();
        hash.Append([(byte)lists, sources.HasBuiltIn ? (byte)1 : (byte)0]);
        foreach (var file in sources.Own)
        {
            hash.AppendText(file.Path);
            hash.AppendText(file.Text.AsSpan());
        }

        return hash.GetCurrentHashAsUInt128();
    });
}

/// <summary>What is remembered of one text.</summary>
/// <param name="Sources">The fingerprint of the glossary in which <paramref name="Terms"/> were found, and of what was looked for.</param>
/// <param name="Face">As <see cref="NoteKeys.Face"/>.</param>
/// <param name="Judged">The world in which <paramref name="Findings"/> were found.</param>
/// <param name="Terms">Empty where they are not known.</param>
/// <param name="Findings">Empty where they are not known.</param>
internal readonly record struct CachedNote(
    UInt128 Sources, UInt128 Face, UInt128 Judged, ReadOnlyMemory<byte> Outline, ReadOnlyMemory<byte> Terms, ReadOnlyMemory<byte> Findings);

/// <summary>A note as an earlier run left it.</summary>
/// <param name="Outline">As <see cref="OutlinePack.Pack"/> made it.</param>
/// <param name="Face">As <see cref="NoteKeys.Face"/>.</param>
/// <param name="Sources">As in <see cref="CachedNote"/>.</param>
/// <param name="Terms">As <see cref="TermsPack.Pack"/> made them; empty where they are not known.</param>
internal sealed record KeptNote(byte[] Outline, NoteSummary Summary, UInt128 Face, UInt128 Sources, ReadOnlyMemory<byte> Terms);
