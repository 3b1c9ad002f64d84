namespace MllmLsp.Core.Workspaces;

/// <summary>How much of the folders is known. What is not known yet is never called broken.</summary>
public enum IndexState
{
    /// <summary>Only open documents.</summary>
    Nothing,

    /// <summary>What lies in the folders that open notes' destinations name; of the other folders no more than that they are there.</summary>
    LinkedFolders,

    /// <summary>Every path.</summary>
    Paths,

    /// <summary>Every path, every note's outline, every glossary.</summary>
    Complete,
}
