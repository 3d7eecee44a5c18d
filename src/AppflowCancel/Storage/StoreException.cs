namespace AppflowCancel.Storage;

/// <summary>The data folder cannot be used. The message is one line that says what to do.</summary>
internal sealed class StoreException(string message, Exception? inner = null) : Exception(message, inner);
