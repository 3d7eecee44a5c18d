namespace AppflowCancel.Storage;

/// <param name="Folder">Where the database is kept.</param>
/// <param name="SurvivesPowerLoss">Whether each commit waits for the disk; otherwise it survives only a crash of the process.</param>
internal sealed record StoreSettings(string Folder, bool SurvivesPowerLoss);
