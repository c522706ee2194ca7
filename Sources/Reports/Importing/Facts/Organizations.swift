/// Organizations, organs, offices and conferences by the names that reports use, with the codes of the report pack.
enum Organizations {
    struct Row: Sendable {
        var name: String
        var code: String
        var kind: OrganizationKind
    }

    static func rows(_ language: String) -> [Row] {
        let table =
            switch language {
            case "fr": french
            case "es": spanish
            default: language == "en" ? english : ""
            }
        return table.split(separator: "\n").compactMap { line in
            let parts = line.split(separator: "|").map { String($0).trimmingSpaces }
            guard parts.count == 3, let kind = OrganizationKind(rawValue: parts[1]) else { return nil }
            return Row(name: parts[2], code: parts[0], kind: kind)
        }
    }

    /// Code, kind, name. An abbreviation in parentheses after a name belongs to it and need not stand here.
    private static let english = """
        ga | organ | General Assembly
        ga | organ | Assembly
        sc | organ | Security Council
        ecosoc | organ | Economic and Social Council
        hrc | organ | Human Rights Council
        chr | organ | Commission on Human Rights
        tc | organ | Trusteeship Council
        icj | organ | International Court of Justice
        acabq | organ | Advisory Committee on Administrative and Budgetary Questions
        acabq | organ | Advisory Committee
        boa | organ | Board of Auditors
        cpc | organ | Committee for Programme and Coordination
        third-committee | organ | Third Committee
        fifth-committee | organ | Fifth Committee
        ccpr | organ | Human Rights Committee
        cerd | organ | Committee on the Elimination of Racial Discrimination
        cedaw | organ | Committee on the Elimination of Discrimination against Women
        cat | organ | Committee against Torture
        crc | organ | Committee on the Rights of the Child
        cescr | organ | Committee on Economic, Social and Cultural Rights
        cmw | organ | Committee on the Protection of the Rights of All Migrant Workers and Members of Their Families
        crpd | organ | Committee on the Rights of Persons with Disabilities
        upr-wg | organ | Working Group on the Universal Periodic Review
        sg | officeHolder | Secretary-General
        srsg | officeHolder | Special Representative of the Secretary-General
        srsg | officeHolder | Special Representative
        hchr | officeHolder | High Commissioner for Human Rights
        hchr | officeHolder | United Nations High Commissioner for Human Rights
        sr-migrants | officeHolder | Special Rapporteur of the Commission on Human Rights on the human rights of migrants
        sr-migrants | officeHolder | Special Rapporteur on the human rights of migrants
        sr | officeHolder | Special Rapporteur
        ohchr | office | Office of the United Nations High Commissioner for Human Rights
        ohchr | office | Office of the High Commissioner for Human Rights
        ohchr | office | OHCHR
        unhcr | office | Office of the United Nations High Commissioner for Refugees
        unhcr | office | UNHCR
        ocha | office | Office for the Coordination of Humanitarian Affairs
        unodc | office | United Nations Office on Drugs and Crime
        unodc | office | UNODC
        unops | agency | United Nations Office for Project Services
        unops | agency | UNOPS
        ilo | agency | International Labour Organization
        ilo | agency | International Labour Organisation
        ilo | agency | ILO
        who | agency | World Health Organization
        who | agency | WHO
        fao | agency | Food and Agriculture Organization of the United Nations
        unesco | agency | United Nations Educational, Scientific and Cultural Organization
        unesco | agency | UNESCO
        unicef | agency | United Nations Children's Fund
        unicef | agency | UNICEF
        unfpa | agency | United Nations Population Fund
        unfpa | agency | UNFPA
        undp | agency | United Nations Development Programme
        undp | agency | UNDP
        unep | agency | United Nations Environment Programme
        unaids | agency | UNAIDS
        wfp | agency | World Food Programme
        wfp | agency | WFP
        un-women | agency | UN-Women
        worldbank | agency | World Bank
        imf | agency | International Monetary Fund
        unifem | agency | United Nations Development Fund for Women
        iom | intergovernmental | International Organization for Migration
        iom | intergovernmental | IOM
        coe | intergovernmental | Council of Europe
        eu | intergovernmental | European Union
        ec | intergovernmental | European Commission
        oas | intergovernmental | Organization of American States
        oas | intergovernmental | OAS
        au | intergovernmental | African Union
        asean | intergovernmental | Association of South-East Asian Nations
        osce | intergovernmental | Organization for Security and Cooperation in Europe
        caricom | intergovernmental | CARICOM
        oif | intergovernmental | International Organization of la Francophonie
        icc | intergovernmental | International Criminal Court
        iachr | intergovernmental | Inter-American Commission on Human Rights
        icrc | ngo | International Committee of the Red Cross
        ai | ngo | Amnesty International
        hrw | ngo | Human Rights Watch
        wcar | event | World Conference against Racism, Racial Discrimination, Xenophobia and Related Intolerance
        wcar | event | World Conference against Racism
        minustah | office | United Nations Stabilization Mission in Haiti
        minustah | office | MINUSTAH
        minujusth | office | United Nations Mission for Justice Support in Haiti
        minujusth | office | MINUJUSTH
        undof | office | United Nations Disengagement Observer Force
        undof | office | UNDOF
        untaet | office | United Nations Transitional Administration in East Timor
        untaet | office | UNTAET
        unmiset | office | United Nations Mission of Support in East Timor
        unmiset | office | UNMISET
        onusal | office | United Nations Observer Mission in El Salvador
        onusal | office | ONUSAL
        """

    private static let french = """
        ga | organ | Assemblée générale
        sc | organ | Conseil de sécurité
        ecosoc | organ | Conseil économique et social
        hrc | organ | Conseil des droits de l’homme
        chr | organ | Commission des droits de l’homme
        sg | officeHolder | Secrétaire général
        ohchr | office | Haut-Commissariat des Nations Unies aux droits de l’homme
        ohchr | office | Haut-Commissariat aux droits de l’homme
        unhcr | office | Haut-Commissariat des Nations Unies pour les réfugiés
        ilo | agency | Organisation internationale du Travail
        iom | intergovernmental | Organisation internationale pour les migrations
        eu | intergovernmental | Union européenne
        coe | intergovernmental | Conseil de l’Europe
        """

    private static let spanish = """
        ga | organ | Asamblea General
        sc | organ | Consejo de Seguridad
        ecosoc | organ | Consejo Económico y Social
        hrc | organ | Consejo de Derechos Humanos
        chr | organ | Comisión de Derechos Humanos
        third-committee | organ | Tercera Comisión
        sg | officeHolder | Secretario General
        hcr | officeHolder | Alto Comisionado de las Naciones Unidas para los Refugiados
        ohchr | office | Oficina del Alto Comisionado de las Naciones Unidas para los Derechos Humanos
        ilo | agency | Organización Internacional del Trabajo
        iom | intergovernmental | Organización Internacional para las Migraciones
        """
}
