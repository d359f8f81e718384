using System.Reflection;
using System.Text.Json;
using ConsultationIntake.Exports;
using ConsultationIntake.History;
using ConsultationIntake.Submissions.StaffWork;

namespace ConsultationIntake.Tests.Exports;

/// <summary>A code that a table can hold is explained in its codebook.</summary>
public sealed class CodeWordsTests
{
    [Fact]
    public void EveryActOfStaff_HasItsMeaning()
    {
        var acts = typeof(HistoryActs)
            .GetFields(BindingFlags.Public | BindingFlags.Static)
            .Where(field => field.IsLiteral)
            .Select(field => (string)field.GetRawConstantValue()!)
            .Concat(
                typeof(StaffAction)
                    .GetNestedTypes()
                    .Where(type => type.IsSubclassOf(typeof(StaffAction)) && !type.IsAbstract)
                    .Select(type => JsonNamingPolicy.CamelCase.ConvertName(type.Name))
            );

        Assert.All(acts, act => Assert.True(CodeWords.Acts.ContainsKey(act), act));
    }

    [Fact]
    public void EveryMark_HasWordsOfItsOwn() => Assert.All(CodeWords.Marks, mark => Assert.NotEqual(mark.Key, mark.Value));
}
