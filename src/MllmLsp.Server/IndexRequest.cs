using MllmLsp.Server.Files;

namespace MllmLsp.Server;

/// <summary>What the indexer is asked to do, in the order in which it was asked.</summary>
internal abstract record IndexRequest
{
    /// <summary>Folders or settings changed: read the settings, then walk.</summary>
    public sealed record Reload : IndexRequest;

    /// <summary>Something on disk changed, and nobody knows what: walk, and read what differs.</summary>
    public sealed record Rescan : IndexRequest;

    /// <summary>Perhaps something on disk changed and nobody said so: walk, and do nothing more where all is as before.</summary>
    public sealed record Look : IndexRequest;

    /// <summary>A path was created, changed or deleted on disk.</summary>
    /// <param name="Path">Normalised.</param>
    public sealed record Event(string Path, DiskChange Change) : IndexRequest;

    /// <summary>The editor closed a document: the disk's text counts again.</summary>
    public sealed record Closed(string Path) : IndexRequest;

    /// <summary>A note was saved: if it is a glossary entry, its terms may have changed for good.</summary>
    public sealed record NoteSaved : IndexRequest;

    /// <summary>Terms changed for good: count them again in the notes that are not open.</summary>
    public sealed record Recount : IndexRequest;
}
