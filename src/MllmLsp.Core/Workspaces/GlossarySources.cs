using System.Collections.Immutable;
using MllmLsp.Core.Glossaries;

namespace MllmLsp.Core.Workspaces;

/// <summary>What a glossary is made of, and the glossary, made when it is first asked for.</summary>
public sealed class GlossarySources
{
    private readonly Lazy<Glossary> glossary;

    /// <param name="builtIn">Null where the built-in glossary does not count.</param>
    internal GlossarySources(Lazy<ImmutableArray<GlossaryFile>>? builtIn, ImmutableArray<GlossaryFile> own)
    {
        HasBuiltIn = builtIn is not null;
        Own = own;
        glossary = new(() => Glossary.Create(builtIn?.Value ?? [], own));
    }

    internal static GlossarySources None { get; } = new(null, []);

    public bool HasBuiltIn { get; }

    /// <summary>The workspace's own files and notes, in the order in which they count.</summary>
    public ImmutableArray<GlossaryFile> Own { get; }

    public Glossary Glossary => ReferenceEquals(this, None) ? Glossary.Empty : glossary.Value;
}
