namespace AppflowCancel.Aws;

/// <summary>How a request ended for its client.</summary>
internal enum CallEnding
{
    Answered,

    /// <summary>A fault rule closed the connection without an answer.</summary>
    Dropped,

    /// <summary>The client closed the connection before the answer, as it does when a delay outlasts its timeout.</summary>
    Abandoned,
}
