namespace AppflowCancel.Aws;

/// <summary>What the API description says of an operation that only answers that it is not emulated.</summary>
internal sealed record NotEmulated(string Operation, AwsError Error);
