namespace AppflowCancel.Storage;

/// <param name="Folder">Where the database is kept.</param>
/// <param name="SurvivesPowerLoss">Whether each commit waits until the disk has it; otherwise it survives the process only.</param>
internal sealed record StoreSettings(string Folder, bool SurvivesPowerLoss);
