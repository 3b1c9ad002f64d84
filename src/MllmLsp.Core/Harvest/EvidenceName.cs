namespace MllmLsp.Core.Harvest;

/// <summary>What kinds of evidence are called in files and in the protocol; never translated.</summary>
public static class EvidenceName
{
    public static string Of(EvidenceKind kind) => kind switch
    {
        EvidenceKind.Abbreviation => "abbreviation",
        EvidenceKind.Translation => "translation",
        EvidenceKind.Definition => "definition",
        EvidenceKind.Heading => "heading",
        EvidenceKind.ListHead => "listHead",
        EvidenceKind.Name => "name",
        _ => "phrase",
    };
}
