using MllmLsp.Core.Syntax;
using MllmLsp.Core.Workspaces;

namespace MllmLsp.Server.Files.Caching;

/// <summary>What tells whether a note is as it was.</summary>
/// <param name="Content">Of its bytes (<see cref="NoteCache.KeyOf"/>).</param>
/// <param name="Face">Of what it shows to others (<see cref="NoteFace"/>).</param>
internal readonly record struct NoteKeys(UInt128 Content, UInt128 Face)
{
    public static UInt128 FaceOf(Outline outline) => NoteCache.KeyOf(NoteFace.Pack(outline));
}
