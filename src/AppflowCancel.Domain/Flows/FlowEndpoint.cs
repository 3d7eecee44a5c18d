namespace AppflowCancel.Domain.Flows;

/// <summary>Source or destination: the part of a flow that cannot change after creation.</summary>
/// <param name="ConnectorType">AWS connector type, such as S3 or Salesforce.</param>
/// <param name="Resource">The bucket, object or entity.</param>
public sealed record FlowEndpoint(string ConnectorType, string Resource);
