using MllmLsp.Core.Syntax;
using MllmLsp.Core.Text;
using MllmLsp.Core.Workspaces;

namespace MllmLsp.Core.Features;

/// <summary>An address outside of the workspace, such as a paper's: every link to the same one.</summary>
/// <param name="Address">As it is written, without the fragment; addresses are compared to the letter.</param>
internal sealed record AddressTarget(string Address, string? Fragment) : ReferenceTarget
{
    public override Location? Declaration => null;

    /// <summary>Null where a reference is no address.</summary>
    public static AddressTarget? Of(in Reference reference) =>
        reference.HasDestination && reference.Target.Length > 0 && Destination.Classify(reference.Target) == DestinationKind.External
            ? new AddressTarget(reference.Target, reference.Fragment)
            : null;

    public override TextSpan NamedIn(in Reference reference) => reference.WholeTargetSpan;

    /// <summary>All notes: an index of addresses would cost every collection more memory than it saves one question time.</summary>
    public override IEnumerable<Document> Users(Workspace workspace, Document? asking) => workspace.Documents;

    protected override bool IsMeantBy(Workspace workspace, Document note, in Reference reference) =>
        reference.HasDestination && reference.Target == Address && reference.Fragment == Fragment;
}
