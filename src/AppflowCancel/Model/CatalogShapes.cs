using AppflowCancel.Aws.Shapes;

namespace AppflowCancel.Model;

/// <summary>Shapes of metadataCatalogConfig.</summary>
internal static class CatalogShapes
{
    public static readonly StringShape GlueDataCatalogIAMRole = new(max: 512, pattern: Patterns.RoleArn);
    public static readonly StringShape GlueDataCatalogDatabaseName = new(max: 255, pattern: Patterns.GlueName);
    public static readonly StringShape GlueDataCatalogTablePrefix = new(max: 128, pattern: Patterns.GlueName);

    public static readonly StructureShape GlueDataCatalogConfig = new StructureShape()
        .Required("roleArn", GlueDataCatalogIAMRole)
        .Required("databaseName", GlueDataCatalogDatabaseName)
        .Required("tablePrefix", GlueDataCatalogTablePrefix);

    public static readonly StructureShape MetadataCatalogConfig = new StructureShape()
        .Optional("glueDataCatalog", GlueDataCatalogConfig);
}
