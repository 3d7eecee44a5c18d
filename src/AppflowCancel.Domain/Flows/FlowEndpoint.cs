namespace AppflowCancel.Domain.Flows;

/// <summary>Where data comes from or goes to: the part of a flow that AWS fixes when the flow is created.</summary>
/// <param name="ConnectorType">AWS's word, such as S3 or Salesforce.</param>
/// <param name="Resource">What is read or written there: a bucket, an object, an entity.</param>
public sealed record FlowEndpoint(string ConnectorType, string Resource);
