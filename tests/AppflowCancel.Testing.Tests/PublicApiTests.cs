using System.Reflection;
using System.Reflection.Metadata;
using System.Reflection.PortableExecutable;
using System.Runtime.CompilerServices;

namespace AppflowCancel.Testing.Tests;

public sealed class PublicApiTests
{
    private const BindingFlags Declared = BindingFlags.Public | BindingFlags.Instance | BindingFlags.Static | BindingFlags.DeclaredOnly;

    private static readonly IReadOnlyList<Type> Types = typeof(AppflowEmulator).Assembly.GetExportedTypes();

    private static readonly IReadOnlyList<MethodBase> Methods =
        [.. Types.SelectMany(type => type.GetMembers(Declared)).OfType<MethodBase>()];

    [Fact]
    public void Public_signatures_have_types_of_this_package_and_of_the_base_library_only()
    {
        var foreign = Methods
            .SelectMany(method => method.GetParameters().Select(parameter => parameter.ParameterType).Append((method as MethodInfo)?.ReturnType ?? typeof(void)))
            .Concat(Types.Select(type => type.BaseType ?? typeof(object)))
            .Concat(Types.SelectMany(type => type.GetInterfaces()))
            .SelectMany(Parts)
            .Select(type => type.Assembly)
            .Distinct()
            .Where(assembly => assembly != typeof(AppflowEmulator).Assembly && !IsOfBaseLibrary(assembly));

        Assert.Empty(foreign);
    }

    [Fact]
    public void Every_public_member_is_used_by_a_test()
    {
        var used = UsedMembers();

        var untested = Methods.Where(method => !IsGenerated(method))
            .Select(method => $"{method.DeclaringType!.Name}.{Property(method.Name)}")
            .Where(name => !used.Contains(name));

        Assert.Empty(untested);
    }

    [Fact]
    public void Every_asynchronous_method_can_be_cancelled()
    {
        var endless = Methods.OfType<MethodInfo>()
            .Where(method => typeof(Task).IsAssignableFrom(method.ReturnType))
            .Where(method => method.GetParameters() is not [.., { ParameterType: var last, HasDefaultValue: true }] || last != typeof(CancellationToken))
            .Select(method => $"{method.DeclaringType!.Name}.{method.Name}");

        Assert.Empty(endless);
    }

    private static IEnumerable<Type> Parts(Type type) =>
        type.HasElementType ? Parts(type.GetElementType()!) : type.GetGenericArguments().SelectMany(Parts).Append(type);

    private static bool IsOfBaseLibrary(Assembly assembly) =>
        Path.GetDirectoryName(assembly.Location) == Path.GetDirectoryName(typeof(object).Assembly.Location);

    // Members that the compiler generates for a record.
    private static bool IsGenerated(MethodBase method) =>
        (method.IsDefined(typeof(CompilerGeneratedAttribute)) && !method.IsSpecialName)
        || method.Name is "Equals" or "ToString" or "GetHashCode" or "Deconstruct" or "op_Equality" or "op_Inequality" or ".ctor";

    // Setting a property counts as use.
    private static string Property(string method) =>
        method.StartsWith("get_", StringComparison.Ordinal) || method.StartsWith("set_", StringComparison.Ordinal) ? method[4..] : method;

    private static HashSet<string> UsedMembers()
    {
        using var file = new PEReader(File.OpenRead(typeof(PublicApiTests).Assembly.Location));
        var metadata = file.GetMetadataReader();
        return
        [
            .. metadata.MemberReferences.Select(metadata.GetMemberReference)
                .Where(member => member.Parent.Kind is HandleKind.TypeReference)
                .Select(member => (Type: metadata.GetTypeReference((TypeReferenceHandle)member.Parent), member.Name))
                .Select(member => $"{metadata.GetString(member.Type.Name)}.{Property(metadata.GetString(member.Name))}"),
        ];
    }
}
