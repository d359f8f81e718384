namespace ConsultationIntake.Privacy;

/// <summary>
/// Names common in England and Wales that are hardly ever anything else. Those that are (Grace, Mark, May, Will, Victoria,
/// Brown, Young) are left to what stands around them.
/// </summary>
internal static class CommonNames
{
    public static HashSet<string> First { get; } =
        Set(
            """
            aaron abdul abdullah abigail adam adrian agnes agnieszka ahmed aidan aileen aisha alan albert alec alejandro aleksandra alex alexander alexandra alfie alfred ali alice alison
            alistair alun alwyn alys amanda amber amelia amir amy andrea andrew andy aneurin angela angharad anita ann anna anne annette annie anthony antony anwen aoife
            archie arthur ashley asif audrey ayesha barbara barry beata ben benjamin bernadette bernard bert beryl bethan bethany betty beverley bilal billy blodwen bob bogdan brandon bernie
            brenda brendan brian bridget bronwen bruce bryn bryony callum cameron carl carol carole caroline catherine cathy catrin ceri cerys charlie charlotte chantelle cheryl
            chloe chris christine christopher ciaran claire clare clive colin connor conor craig cristina daisy damian damien daniel danielle danny darren dave david davina dawid
            dean debbie deborah debra declan deepak deirdre delyth denise dennis derek derrick desmond dewi diana diane dilys dominic donald donna doreen doris dorothy doug douglas dylan
            ebony eddie edith edna edward edwin eileen eilidh eirlys elaine eleanor eleri elin elizabeth ella ellen ellie elsie elwyn emily emlyn emma emyr enid eric erin ernest esther ethan ethel eugene euan evan evelyn
            fatima fiona fiona florin freda freddie frederick gareth gary gavin gemma geoff geoffrey george georgia georgina geraint gerald geraldine gerard gethin gillian gladys glen glenda glenn glenys glyn gordon graeme graham gurpreet gwen gwenllian gwyn gwyneth gwilym
            hamza hannah harpreet harriet harry harold hasan hassan hayley heather hefin heidi helen helena henry hilary hilda howard huw hussain hywel iain ian ibrahim idris iestyn ieuan ifan imran ioan iolo ion iona irene iris isaac isabel isabella isla islwyn ivan ivor iwan
            jackie jacob jacqueline jacqui jade jake jakub james jamie jan jane janet janice janine jared jasmine jason javed jayden jean jeanette jeff jeffrey jenna jennifer jenny jeremy jerome jess jessica jill jim jimmy joan joanna joanne jodie joe joel john johnny jon jonathan jordan joseph josh joshua joyce juan judith judy julia julian julie june justin justine
            kamal karen karl kate katarzyna kath katherine kathleen kathryn kathy katie katy kay kayleigh keeley keith kelly kelvin ken kenneth kerry kevin khalid kiera kieran kim kimberley kirsty krystyna krzysztof kuldeep kyle kylie
            lauren laura lawrence leah leanne lee leigh leo leon leroy lesley leslie lewis liam lilian lily linda lindsay lindsey lisa liz llinos lloyd llyr logan lois lorna lorraine louis louise lowri lucas lucy luke lynda lynn lynne lynsey
            mabel madeleine magdalena mair maisie malcolm malgorzata mandy manjit marc marcus mared margaret maria mariam marian marie marilyn marion marjorie marlene martin martyn mary maryam mateusz mathew matt matthew maureen maurice max maxine mair megan meera mehmet meinir meirion mel melanie melissa mererid mfon mia michael michal michelle mick miguel mike millie mina mohamed mohammad mohammed moira molly monica morag morgan moses muhammad muriel myfanwy myra
            nadia nadine nancy naomi natalie natasha nathan naveed neil nerys nia nicholas nicola nicole nigel nikki noah noel nora norma norman olga olive oliver olivia omar oscar osian owain owen
            pam pamela pat patricia patrick paul paula pauline pawel peggy penelope percy pete peter phil philip philippa phillip phyllis piotr polly pooja priya rachael rachel rafal raj rajesh ralph raymond rebecca reece reg reggie reginald rhian rhiannon rhodri rhona rhys richard rick ricky rita rob robbie robert roberta robin rod roderick rodney roger roisin roland ron ronald ronnie rosemary rosie ross roxanne roy rupert russell ruth ryan
            sadie sajid sally sam samantha samina samir samuel sandeep sandra sanjay sarah saoirse scott sean sebastian shane shannon sharon shaun sheila shelley shirley shona sian siân sidney simon simone sinead siobhan sioned sofia sonia sophia sophie stacey stan stanley stefan stella stephanie stephen steve steven stewart stuart sue sukhdeep sunita susan susanna suzanne sybil sylvia
            tamsin tanya tara tariq ted terence teresa terry thelma theo theresa thomas tim timothy tina toby todd tom tomasz tommy toni tony tracey tracy trevor tudor tyler tyrone una usman valerie vanessa vera veronica vicky victor vijay vincent violet vivienne vivian walter wayne wendy wilf wilfred william winifred wojciech yasmin yusuf yvette yvonne zach zack zachary zainab zara zoe
            """
        );

    public static HashSet<string> Last { get; } =
        Set(
            """
            smith jones williams taylor davies davis evans thomas johnson roberts robinson wright thompson hughes edwards wilson lewis morris harris clarke jackson cooper watson harrison morgan baker
            patel james allen mitchell phillips martin lee kelly anderson richardson scott bailey bennett cox collins griffiths marshall murphy ahmed khan singh kaur hussain begum ali shah
            simpson rogers richards stevens ellis adams moore murray ford graham matthews palmer hamilton stewart gibson owen lloyd powell reynolds jenkins pearson holmes foster
            rees pritchard parry price probert bowen vaughan bevan beynon llewellyn llewelyn gwynne howells humphreys prosser roderick watkins williamson thomson macdonald campbell mcdonald mckenzie kennedy gallagher doherty
            nowak kowalski kowalska wisniewski wojcik popescu ionescu o'brien o'connor o'neill o'sullivan o'reilly byrne walsh ryan sullivan mccarthy mcdonnell atkinson barker butler chapman dawson dixon fletcher gregory hargreaves
            hawkins henderson higgins hodgson holland hopkins howarth hudson jennings johnston lawson mellor metcalfe naylor nicholson norris osborne perkins pickering rhodes sanders saunders sharma simmons spencer stephenson
            sutcliffe sutton sykes tomlinson tucker turner walker wallis walton warburton wilkins wilkinson winstanley woodward
            """
        );

    private static HashSet<string> Set(string words) =>
        new(words.Split([' ', '\n', '\r'], StringSplitOptions.RemoveEmptyEntries), StringComparer.Ordinal);
}
