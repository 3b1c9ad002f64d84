using MllmLsp.Server.Files;

namespace MllmLsp.Server;

/// <summary>
/// Brings the built-in glossary into the state. Parsing it takes longer than starting and judging the links of the first note together, so it
/// is left until somebody answers from terms, or all notes are about to be searched for them.
/// </summary>
internal sealed class BuiltInTerms(Session session)
{
    private readonly Lazy<bool> taken = new(() =>
    {
        session.Update(state => state.WithBuiltInGlossary(BuiltInGlossary.Files));
        return true;
    });

    /// <summary>Returns when the glossary is in the state. Blocks, so that requests keep their order.</summary>
    public void Take() => _ = taken.Value;
}
