namespace MllmLsp.Server.Files;

/// <summary>Why a walk leaves a file or folder out of the index.</summary>
internal enum SkipReason
{
    /// <summary>The folder's name begins with a dot.</summary>
    Hidden,

    /// <summary>A repository's own folder, or <c>node_modules</c>: not even listed.</summary>
    Opaque,

    /// <summary>A <c>.gitignore</c>, or <c>.git/info/exclude</c>.</summary>
    GitIgnore,

    /// <summary>The setting <c>files.exclude</c>.</summary>
    Excluded,

    /// <summary>A symbolic link that leads out of the root, in a circle, or into an opaque folder: not followed.</summary>
    LinkNotFollowed,

    /// <summary>A symbolic link to what is indexed under its own path.</summary>
    KnownOtherwise,

    /// <summary>Links have added as many paths as they may (<see cref="FileScanner.MostLinkedPaths"/>).</summary>
    TooManyLinkedPaths,
}

/// <summary>What a walk left out. Of a folder, only the folder itself: nothing is said of what lies in it.</summary>
/// <param name="Path">Normalised.</param>
/// <param name="Pattern">The pattern that matched, as it is written; null where no pattern is the reason.</param>
/// <param name="File">The file in which the pattern stands; null for a setting.</param>
internal sealed record SkippedPath(string Path, bool IsFolder, SkipReason Reason, string? Pattern = null, string? File = null);
